import type { ReportBlock, ReportSection } from '../../../core/reports/report-document.ts';
import { formatShareOf } from '../../metrics/format-figures.ts';
import { recordLinks } from '../record-link.ts';
import { beganIn, type ReportContext } from '../report-context.ts';

const LOUDEST = 5;

/** The alerts that fired most in the period, and the incidents that were none; none where no alert fired. */
export function noiseSection(context: ReportContext): readonly ReportSection[] {
	const loud = context.metrics.noise.toSorted((a, b) => b.firings - a.firings || (a.name < b.name ? -1 : 1));
	const rows = loud.slice(0, LOUDEST).map(({ name, firings, repeats, muted, incidents, verdicts }) => {
		const judged = verdicts.actionable + verdicts['not-actionable'] + verdicts['false-positive'];
		const useless = verdicts['false-positive'] + verdicts['not-actionable'];
		return [name, ...[firings, repeats, muted, incidents].map(String), formatShareOf(useless, judged)];
	});
	const wrong = beganIn(context, context.period).filter(({ facts }) => facts.verdict?.value === 'false-positive');
	const blocks: ReportBlock[] = [
		...(rows.length === 0
			? []
			: [{ type: 'table', head: ['Alert', 'Fired', 'Repeated', 'Muted', 'Incidents', 'Not worth it'], rows } as const]),
		...(wrong.length === 0
			? []
			: [{ type: 'paragraph', text: ['False positives: ', ...recordLinks(wrong), '.'] } as const]),
	];
	return blocks.length === 0 ? [] : [{ title: 'Noise', blocks }];
}
