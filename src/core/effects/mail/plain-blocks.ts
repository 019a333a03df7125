import { inertText } from '../../alerts/inert-text.ts';
import type { Block } from './letter.ts';

const AT_MOST = 4000;

/** The paragraphs and lists of Markdown as plain words: comments and rules gone, other marks as they were typed. */
export function plainBlocks(markdown: string): readonly Block[] {
	const text = inertText(markdown.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ''), AT_MOST);
	return text.split(/\n\s*\n/).flatMap(blocksOf);
}

function blocksOf(part: string): readonly Block[] {
	const lines = part.split('\n').filter((line) => line.trim() !== '');
	if (lines.length === 0) return [];
	if (!ITEM.test(lines[0]!)) return [{ type: 'paragraph', text: lines.join(' ') }];
	const items: string[] = [];
	for (const line of lines) {
		// A line that is indented or goes on belongs to the item above.
		if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
		else items.push(`${items.pop()} ${line}`);
	}
	return [{ type: 'list', items }];
}

const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;
