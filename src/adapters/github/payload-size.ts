/**
 * Characters of a value as JSON in the longest spelling that a server may choose when it writes it again:
 * everything outside of ASCII, and `<`, `>` and `&`, as `\uXXXX`. A payload that fits by this count always fits.
 */
export function payloadSize(value: unknown): number {
	return textSize(JSON.stringify(value) ?? '');
}

/** The same for a piece of JSON text. */
export function textSize(json: string): number {
	let size = json.length;
	for (const _match of json.matchAll(/[^\x20-\x7e]|[<>&]/g)) size += 5;
	return size;
}
