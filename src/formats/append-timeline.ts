import type { TimelineEntry } from '../core/records/timeline.ts';
import { printYaml } from './print-record.ts';
import { readYaml } from './read-yaml.ts';

/** Appends entries to the text of a `timeline.yaml`; what stands there is not touched, not even its spacing. */
export function appendTimeline(text: string, entries: readonly TimelineEntry[]): string {
	if (entries.length === 0) return text;
	const addition = printYaml(entries.map(inOrder));
	if (/^\s*\[\s*[^\s\]]/.test(text)) return printYaml([...readEntries(text), ...entries.map(inOrder)]);
	const isEmptyList = /^\s*(?:\[\s*\]\s*)?$/.test(text);
	if (isEmptyList) return addition;
	const indent = /^( *)- /m.exec(text)?.[1] ?? '';
	const lines = indent === '' ? addition : addition.replace(/^(?=.)/gm, indent);
	return `${text}${text.endsWith('\n') ? '' : '\n'}${lines}`;
}

/** A list that somebody wrote on one line, with brackets, has no end to append to: it is written anew. */
function readEntries(text: string): unknown[] {
	const read = readYaml(text);
	return read.ok && Array.isArray(read.value) ? read.value : [];
}

function inOrder({ at, kind, text, by, link }: TimelineEntry): TimelineEntry {
	return { at, kind, text, by, ...(link !== undefined && { link }) };
}
