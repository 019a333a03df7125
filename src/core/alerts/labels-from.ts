/** Labels of those entries that have a text. */
export function labelsFrom(
	entries: readonly (readonly [string, string | undefined])[],
): Readonly<Record<string, string>> {
	return Object.fromEntries(entries.flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])));
}
