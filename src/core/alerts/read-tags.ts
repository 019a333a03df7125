/**
 * Labels of a list of tags as monitors write them: `service:checkout-api` becomes a label, also with `=`; a key that
 * comes twice keeps both values, joined by commas; words that are no pair are joined in the label `tags`.
 */
export function readTags(tags: readonly string[]): Readonly<Record<string, string>> {
	const labels = new Map<string, string>();
	const add = (key: string, value: string) => {
		const before = labels.get(key);
		labels.set(key, before === undefined ? value : `${before}, ${value}`);
	};
	for (const tag of new Set(tags.map((text) => text.trim()))) {
		const [, key, value] = /^([^:=\s]+)\s*[:=]\s*(\S.*)$/s.exec(tag) ?? [];
		if (key !== undefined && value !== undefined) add(key, value);
		else if (tag !== '') add('tags', tag);
	}
	return Object.fromEntries(labels);
}
