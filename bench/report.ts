import type { SectionReport, Table } from './section.ts';

/** A section as Markdown, with its heading. */
export function printSection(title: string, { tables, notes }: SectionReport): string {
	return [`## ${title}`, ...tables.map(printTable), ...notes].join('\n\n');
}

/**
 * The page of results with some sections renewed: those that were not run keep what they said, the others take their
 * place in the order given.
 */
export function mergeResults(
	before: string,
	{ head, order, sections }: { head: string; order: readonly string[]; sections: ReadonlyMap<string, string> },
): string {
	const known = new Map<string, string>();
	for (const part of before.split(/^(?=## )/m).slice(1)) known.set(/^## (.*)$/m.exec(part)![1]!, part.trim());
	const parts = order.flatMap((title) => sections.get(title) ?? known.get(title) ?? []);
	return `${[head, ...parts].join('\n\n')}\n`;
}

function printTable({ columns, rows }: Table): string {
	const widths = columns.map((column, place) =>
		Math.max(column.length, 3, ...rows.map((row) => (row[place] ?? '').length)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, place) => cell.padEnd(widths[place]!)).join(' | ')} |`;
	return [line(columns), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
