import type { Place } from '../core/check/rule.ts';
import type { Position } from '../core/diagnostics/diagnostic.ts';
import { RECORD_KINDS, recordKindOf } from '../core/records/record-kinds.ts';
import { locateYaml, type YamlLocator } from './read-yaml.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** Finds places of one file; made once a file that has findings. */
export interface PlaceLocator {
	/** Start and end offset in the whole file; the start of the file where the place is not there. */
	range(place: Place): readonly [start: number, end: number];
	position(offset: number): Position;
}

/** A locator over the text of a file, read as the kind of record that lives at its path. */
export function createPlaceLocator(file: string, text: string): PlaceLocator {
	const parts = partsOf(file, text);
	const lineStarts = startsOfLines(text);
	let yaml: YamlLocator | undefined;
	return {
		range: (place) => {
			if ('text' in place) return place.text;
			if ('body' in place) return [parts.bodyStart + place.body[0], parts.bodyStart + place.body[1]];
			yaml ??= locateYaml(parts.yaml);
			const [start, end] = yaml.range(place.key, place.part);
			return [parts.yamlStart + start, parts.yamlStart + trimEnd(parts.yaml, start, end)];
		},
		// What is missing at the end is shown on the last line that a person sees, not on the empty one behind it.
		position: (offset) => positionOf(lineStarts, Math.min(offset, text.length - (text.endsWith('\n') ? 1 : 0))),
	};
}

function partsOf(file: string, text: string): { yaml: string; yamlStart: number; bodyStart: number } {
	const kind = recordKindOf(file);
	const isMarkdown = kind ? RECORD_KINDS[kind].format === 'markdown' : file.endsWith('.md');
	const split = isMarkdown ? splitFrontMatter(text) : undefined;
	if (split?.ok) return split.parts;
	return isMarkdown ? { yaml: '', yamlStart: 0, bodyStart: 0 } : { yaml: text, yamlStart: 0, bodyStart: 0 };
}

/** The range of a block value reaches to the start of the next key; its text does not. */
function trimEnd(yaml: string, start: number, end: number): number {
	let stop = end;
	while (stop > start && /\s/.test(yaml[stop - 1]!)) stop -= 1;
	return stop;
}

function startsOfLines(text: string): readonly number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

function positionOf(lineStarts: readonly number[], offset: number): Position {
	let low = 0;
	let high = lineStarts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (lineStarts[middle]! <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low + 1, col: offset - lineStarts[low]! + 1 };
}
