import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { ChangeComparison } from './compare-change.ts';
import { printScheduleDiff } from './print-diff.ts';

/** By this line a report is known to say that somebody is on call at another time. */
export const SCHEDULES_MARKER = '<!-- tocsin-schedules -->';

/** A third of what GitHub takes in a comment: problems come first and need the rest. */
const MAX_BYTES = 20 * 1024;

/**
 * The section on schedules of the report under a pull request, at most 20 KiB of UTF-8; empty where the change touches
 * no schedule.
 */
export function reportChange(comparison: ChangeComparison | undefined): string {
	if (!comparison) return '';
	const { diffs, unreadable } = comparison;
	const broken = unreadable.map((file) => `${inertMarkdown(file)} cannot be read, so it is not compared.`).slice(0, 10);
	const parts: string[] = [];
	let left = MAX_BYTES - 1000;
	for (const diff of diffs) {
		const part = printScheduleDiff(diff);
		left -= new TextEncoder().encode(part).length + 2;
		if (left < 0) break;
		parts.push(part);
	}
	const hidden = diffs.length - parts.length;
	if (hidden > 0) parts.push(`${hidden} more do not fit in here: \`npm run tocsin -- oncall diff --base origin/main\``);
	if (diffs.length === 0 && broken.length === 0) parts.push('Nobody is on call at another time in the next 12 weeks.');
	const heading = diffs.length > 0 ? SCHEDULES_MARKER : '### On call';
	return `${[heading, ...broken, ...parts].join('\n\n')}\n`;
}
