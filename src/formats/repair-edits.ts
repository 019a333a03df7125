import type { Repair } from '../core/check/rule.ts';
import type { TextEdit } from '../core/diagnostics/diagnostic.ts';
import { editFrontMatter } from './edit-record.ts';
import { editYaml } from './edit-yaml.ts';
import type { PlaceLocator } from './locate-place.ts';

/** The text edits that a repair means in a file; keys are set losslessly. Throws where a key cannot be set (a bug of the rule). */
export function repairEdits(
	{ edits }: Repair,
	{ file, text, locator }: { readonly file: string; readonly text: string; readonly locator: PlaceLocator },
): readonly TextEdit[] {
	return edits.map((edit) => {
		if ('at' in edit) {
			const [start, end] = locator.range(edit.at);
			return { start, end, text: edit.text };
		}
		if ('remove' in edit) return removeEntry(text, locator.range({ key: edit.remove }));
		const keys = [{ path: edit.set, value: edit.value }];
		return smallestEdit(text, file.endsWith('.md') ? editFrontMatter(text, keys) : editYaml(text, keys));
	});
}

/** Takes an entry out of a list: its lines in a block (with the comment behind it), it and a comma on one line. */
export function removeEntry(text: string, [start, end]: readonly [number, number]): TextEdit {
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	if (/^[ \t]*- [ \t]*$/.test(text.slice(lineStart, start))) {
		const lineEnd = text.indexOf('\n', end);
		return { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1, text: '' };
	}
	const after = /^\s*,\s*/.exec(text.slice(end));
	if (after) return { start, end: end + after[0].length, text: '' };
	const before = /\s*,\s*$/.exec(text.slice(lineStart, start));
	return { start: start - (before?.[0].length ?? 0), end, text: '' };
}

/** The one edit that turns a text into another, without what both have in common at either end. */
function smallestEdit(before: string, after: string): TextEdit {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start += 1;
	let kept = 0;
	while (kept < shorter - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept += 1;
	return { start, end: before.length - kept, text: after.slice(start, after.length - kept) };
}

/** A text after edits. One that touches the same text as an edit before it is left out. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const taken: TextEdit[] = [];
	for (const edit of edits) if (!taken.some((other) => overlaps(edit, other))) taken.push(edit);
	let edited = text;
	for (const { start, end, text: inserted } of taken.sort((a, b) => b.start - a.start)) {
		edited = edited.slice(0, start) + inserted + edited.slice(end);
	}
	return edited;
}

/** Two insertions at one place overlap too: their order would be a guess. */
function overlaps(a: TextEdit, b: TextEdit): boolean {
	return a.start === b.start || (a.start < b.end && b.start < a.end);
}
