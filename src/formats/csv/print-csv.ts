/** One cell; undefined is an empty one. */
export type CsvCell = string | number | undefined;

/** How a spreadsheet recognises a formula; a tab or a line break before it is cut off by some, and full-width forms are read by others. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠]/;

/** A number is a number, even with a sign. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/**
 * Rows as CSV by RFC 4180: CRLF after each row, cells quoted where they need it. A text that a spreadsheet would take
 * for a formula gets an apostrophe in front, as OWASP advises ("CSV Injection").
 */
export function printCsv(rows: readonly (readonly CsvCell[])[]): string {
	return rows.map((row) => `${row.map(printCell).join(',')}\r\n`).join('');
}

function printCell(cell: CsvCell): string {
	if (cell === undefined) return '';
	if (typeof cell === 'number') return String(cell);
	const text = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
