/** Names longer than this are cut: a line has to fit a terminal of 100 columns. */
const WIDEST = 22;

/** Rows of text in columns, the first to the left and the others to the right; the first row is the head. */
export function printTable(rows: readonly (readonly string[])[]): readonly string[] {
	const cells = rows.map((row) => row.map((cell, column) => (column === 0 ? cutName(cell) : cell)));
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? ''))));
	return cells.map((row) =>
		row
			.map((cell, column) => {
				const space = ' '.repeat(widths[column]! - lengthOf(cell));
				return column === 0 ? `${cell}${space}` : `${space}${cell}`;
			})
			.join('  ')
			.trimEnd(),
	);
}

/** A name at most as long as a column of names may be. */
export function cutName(text: string): string {
	const characters = [...text];
	return characters.length <= WIDEST ? text : `${characters.slice(0, WIDEST - 1).join('')}…`;
}

function lengthOf(text: string): number {
	return [...text].length;
}
