import { element } from './element.ts';
import type { Segment } from './split-excerpt.ts';

/** Pieces of text as nodes, with what was looked for marked. */
export function drawSegments(segments: readonly Segment[]): Node[] {
	return segments.map(({ text, isMatch }) => (isMatch ? element('mark', {}, [text]) : document.createTextNode(text)));
}
