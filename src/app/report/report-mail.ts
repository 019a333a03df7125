import { inertLine } from '../../core/alerts/inert-text.ts';
import { domainOf } from '../../core/effects/mail/thread-of.ts';
import { drawChart } from '../../core/reports/draw-chart.ts';
import { renderReportMail } from '../../core/reports/render-report-mail.ts';
import { chartsOf, type ReportDocument } from '../../core/reports/report-document.ts';
import type { ReportPeriod } from '../../core/reports/report-period.ts';
import { printPng } from '../../formats/png/print-png.ts';
import type { OutgoingMail } from '../../ports/mailer.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

const SUBJECT_AT_MOST = 120;

/** The mail of a report to some addresses. Its Message-ID is that of the period for ever, so that a mail sent twice is one. */
export function reportMail(
	document: ReportDocument,
	{ kind, name }: ReportPeriod,
	{ to, site }: { readonly to: readonly string[]; readonly site: Catalogue['policies']['site'] },
): OutgoingMail {
	const domain = domainOf(site);
	const cidOf = (chart: string) => `${chart}.${name}@${domain}`;
	const footer = `You get this because policies/notify.yaml sends ${kind} reports to you. The same text is in reports/${name}.md.`;
	return {
		to,
		subject: inertLine(document.title, SUBJECT_AT_MOST),
		...renderReportMail(document, { page: `reports/${name}`, footer, cidOf, ...(site?.url && { site: site.url }) }),
		thread: { messageId: `<report.${kind}.${name}@${domain}>`, listId: `<reports.${domain}>` },
		pictures: chartsOf(document).map((chart) => ({
			cid: cidOf(chart.id),
			name: `${chart.id}.png`,
			content: printPng(drawChart(chart)),
		})),
	};
}
