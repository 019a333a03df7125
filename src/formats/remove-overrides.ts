import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { editYaml } from './edit-yaml.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Takes overrides out of the text of a schedule by their places in the list (from 0) and leaves every other byte as it
 * was. Throws where the result would not read back as meant (a bug: callers hand in a schedule that has been read).
 */
export function removeOverrides(text: string, places: readonly number[]): string {
	if (places.length === 0) return text;
	const before = readOverrides(text);
	const kept = before.filter((_, place) => !places.includes(place));
	const edited =
		kept.length === 0
			? editYaml(text, [{ path: ['overrides'], value: undefined }])
			: (cutItems(text, places) ?? editYaml(text, [{ path: ['overrides'], value: kept }]));
	if (JSON.stringify(readOverrides(edited)) !== JSON.stringify(kept)) {
		throw new Error('The overrides would not read back as they were meant');
	}
	return edited;
}

/** The text without the lines of some items; undefined where the list does not have a line of its own for each. */
function cutItems(text: string, places: readonly number[]): string | undefined {
	const { contents } = parseDocument(text, { logLevel: 'silent' });
	const pair = isMap(contents) ? (contents.items as Pair[]).find(isOverrides) : undefined;
	if (!isSeq(pair?.value) || pair.value.flow) return undefined;
	const items = pair.value.items as Node[];
	let edited = text;
	for (const place of places.toSorted((a, b) => b - a)) {
		const [start, end] = items[place]?.range ?? [];
		if (start === undefined || end === undefined) return undefined;
		const lineStart = text.lastIndexOf('\n', start) + 1;
		const newline = text.indexOf('\n', Math.max(start, text.slice(0, end).trimEnd().length));
		const lineEnd = newline === -1 ? text.length : newline + 1;
		edited = edited.slice(0, lineStart) + edited.slice(lineEnd);
	}
	return edited;
}

function isOverrides({ key }: Pair): boolean {
	return isScalar(key) && key.value === 'overrides';
}

function readOverrides(text: string): readonly unknown[] {
	const read = readYaml(text);
	const value = read.ok ? (read.value as { readonly overrides?: readonly unknown[] } | null)?.overrides : undefined;
	return value ?? [];
}
