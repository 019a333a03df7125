import type { Report } from '../../core/records/report.ts';
import { CURRENT_SCHEMA } from '../../core/records/scalars.ts';
import { describeChart } from '../../core/reports/describe-chart.ts';
import {
	chartsOf,
	partsOf,
	type ReportBlock,
	type ReportDocument,
	type ReportText,
} from '../../core/reports/report-document.ts';
import type { ReportPeriod } from '../../core/reports/report-period.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import { printRecord } from '../../formats/print-record.ts';

/** The file of a report in `reports/`: the words of the mail as Markdown, and the numbers of its charts above them. */
export function printReport(
	document: ReportDocument,
	{ kind, name }: ReportPeriod,
	facts: Pick<Report, 'as_of' | 'sent' | 'mail'>,
): string {
	const sections = document.sections.map(({ title, blocks }) =>
		[...(title === '' ? [] : [`## ${inertMarkdown(title)}`]), ...blocks.map(printBlock)].join('\n\n'),
	);
	const body = [`# ${inertMarkdown(document.title)}`, ...sections].join('\n\n');
	const charts = chartsOf(document);
	const report: Report = {
		schema: CURRENT_SCHEMA,
		kind,
		period: name,
		...facts,
		...(charts.length > 0 && { charts: [...charts] }),
	};
	return printReportFile(report, `\n${body}\n`);
}

/** The text of a report; what only machines read stands on a line of its own, as JSON, which is YAML too. */
export function printReportFile({ mail, charts, ...facts }: Report, body: string): string {
	const head = printRecord('report', facts).slice(0, -'---\n'.length);
	const lines = [
		...(mail ? [`mail: ${JSON.stringify(mail)}`] : []),
		...(charts ? ['charts:', ...charts.map((chart) => `  - ${JSON.stringify(chart)}`)] : []),
	];
	return `${head}${lines.map((line) => `${line}\n`).join('')}---\n${body}`;
}

function printBlock(block: ReportBlock): string {
	switch (block.type) {
		case 'paragraph':
			return printText(block.text);
		case 'list':
			return block.items.map((item) => `- ${printText(item)}`).join('\n');
		case 'chart':
			return printText(`${block.chart.title}: ${describeChart(block.chart)}`);
		case 'table': {
			const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
			const rows = block.rows.map((cells) => row(cells.map(printText)));
			return [row(block.head.map(printText)), row(block.head.map(() => '---')), ...rows].join('\n');
		}
		default:
			return block satisfies never;
	}
}

/** Links lead to the files, as seen from `reports/`. */
function printText(text: ReportText): string {
	return partsOf(text)
		.map((part) => (typeof part === 'string' ? printWords(part) : `[${inertMarkdown(part.text)}](../${part.file})`))
		.join('');
}

function printWords(words: string): string {
	const [start, end] = [words.startsWith(' ') ? ' ' : '', words.endsWith(' ') ? ' ' : ''];
	return `${start}${inertMarkdown(words.trim())}${end}`;
}
