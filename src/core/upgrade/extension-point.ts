/** Where what a changed engine file was changed for has a place that upgrades leave alone. */
const EXTENSION_POINTS: readonly (readonly [pattern: RegExp, place: string])[] = [
	[/^site\//, 'custom/site/ has styles, a header and a footer of your own'],
	[/^src\/core\/check\/|^src\/app\/check\//, 'custom/rules/ has check rules of your own'],
	[/^src\/core\/alerts\//, 'a sender that no source fits can send CloudEvents'],
	[/^\.github\/workflows\//, 'a workflow of your own has another file name'],
	[/^schemas\//, 'schemas are made from the engine'],
	[/^docs\//, 'pages of your own have another file name'],
];

/** One sentence on how to keep what a file was changed for, without changing it. */
export function extensionPointOf(path: string): string {
	const place = EXTENSION_POINTS.find(([pattern]) => pattern.test(path))?.[1] ?? 'policies/ and custom/ are yours';
	return `${place}; docs/extending.md has them all`;
}
