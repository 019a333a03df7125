import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { reportSummaryLine } from './report-summary-line.ts';
import { type ReadText, reportText } from './report-text.ts';

/** GitHub takes a step summary of at most 1 MiB and drops a longer one whole; room is left for what else is in it. */
export const SUMMARY_BYTES = 900 * 1024;

/** GitHub takes a comment of at most 65 536 characters. */
export const COMMENT_BYTES = 60 * 1024;

/** What a report in Markdown is about. */
export interface MarkdownOptions {
	readonly maxBytes: number;
	readonly readText: ReadText;
	/** What was looked at, for the heading: `12 files`, `what this change touches`. */
	readonly scope: string;
	/** Markdown that comes after the problems and is never left out; it counts into `maxBytes`. */
	readonly section?: string;
}

/**
 * Problems as Markdown, file by file, as much as fits into `maxBytes` of UTF-8. What records say stands in fenced text:
 * there no name is called, no link is made and no HTML is read.
 */
export function reportMarkdown(problems: readonly Diagnostic[], options: MarkdownOptions): string {
	const heading = `### Check: ${reportSummaryLine(problems)} in ${options.scope}\n`;
	const { section = '' } = options;
	const parts = [heading];
	let left = options.maxBytes - bytesOf(heading) - bytesOf(section) - 200;
	let shown = 0;
	for (const own of Map.groupBy(problems, ({ file }) => file).values()) {
		const part = fenced(reportText(own, options.readText));
		left -= bytesOf(part) + 1;
		if (left < 0) break;
		parts.push(part);
		shown += own.length;
	}
	const hidden = problems.length - shown;
	if (hidden > 0) parts.push(`${hidden} more do not fit in here. See them all: \`npm run tocsin -- check\`\n`);
	if (problems.some(({ fix }) => fix?.safe)) parts.push('Mend what is marked `fix`: `npm run tocsin -- check --fix`\n');
	if (section !== '') parts.push(section);
	return parts.join('\n');
}

/** A fence is longer than every run of backticks inside it. */
function fenced(text: string): string {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}text\n${text}${fence}\n`;
}

function bytesOf(text: string): number {
	return new TextEncoder().encode(text).length;
}
