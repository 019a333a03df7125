import type { ReportChart } from '../records/report.ts';

/** Words that lead to a record: to its page on the site, or to its file in the repository. */
export interface ReportLink {
	readonly text: string;
	/** Below the address of the site, like `incidents/INC-2026-0042`. */
	readonly page: string;
	/** In the repository, like `incidents/2026/INC-2026-0042/incident.md`. */
	readonly file: string;
}

/** One line of text, as it was written and not yet fit for Markdown or HTML. */
export type ReportText = string | ReportLink | readonly (string | ReportLink)[];

export interface ReportTable {
	readonly type: 'table';
	readonly head: readonly string[];
	readonly rows: readonly (readonly ReportText[])[];
}

export type ReportBlock =
	| { readonly type: 'paragraph'; readonly text: ReportText }
	| { readonly type: 'list'; readonly items: readonly ReportText[] }
	| ReportTable
	| { readonly type: 'chart'; readonly chart: ReportChart };

export interface ReportSection {
	/** Empty for what stands above the first heading. */
	readonly title: string;
	readonly blocks: readonly ReportBlock[];
}

/** What a report says, before it is Markdown, text or HTML. The same records and time give the same document. */
export interface ReportDocument {
	readonly title: string;
	readonly sections: readonly ReportSection[];
}

/** The parts of a line, in order. */
export function partsOf(text: ReportText): readonly (string | ReportLink)[] {
	return typeof text === 'string' || 'page' in text ? [text] : text;
}

/** A line without its links. */
export function plainText(text: ReportText): string {
	return partsOf(text)
		.map((part) => (typeof part === 'string' ? part : part.text))
		.join('');
}

/** All charts of a document, in order. */
export function chartsOf({ sections }: ReportDocument): readonly ReportChart[] {
	return sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : [])));
}
