/** Only what cannot carry a script; anything else in an incident's folder stays in the repository. */
const TYPES: ReadonlyMap<string, string> = new Map([
	['avif', 'image/avif'],
	['gif', 'image/gif'],
	['jpeg', 'image/jpeg'],
	['jpg', 'image/jpeg'],
	['png', 'image/png'],
	['webp', 'image/webp'],
]);

/** Media type of a file that the site may show as a picture, by its name; undefined for any other. */
export function pictureType(name: string): string | undefined {
	return TYPES.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
