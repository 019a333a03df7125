import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { ReviewStatus } from '../../core/postmortem/review-status.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { ChangedPostmortem } from './changed-postmortems.ts';
import { describeReview, type ReviewText } from './describe-review.ts';
import { fitDescription, summariseReview } from './summarise-review.ts';

/** What is known of the review of one postmortem. */
export type PostmortemReview =
	| { readonly state: 'unreadable'; readonly problems: readonly Diagnostic[] }
	| { readonly state: 'draft' }
	| { readonly state: 'asked'; readonly status: ReviewStatus; readonly stale: ReadonlySet<string> };

export type ReviewedPostmortem = ChangedPostmortem & PostmortemReview;

/** GitHub takes a comment of at most 65 536 characters. */
const COMMENT_LIMIT = 60_000;

/** More problems of one postmortem are for the check to name. */
const PROBLEMS_SHOWN = 5;

const UNLISTED = 'The pull request changes more files than GitHub lists: split it to have its postmortems reviewed';

/**
 * One status and one comment for all postmortems of a pull request. An objection outweighs what cannot be read, and
 * that outweighs who is waited for. Without `isListed` some files are not known, and nothing is taken for granted.
 */
export function composeReview(
	reviewed: readonly ReviewedPostmortem[],
	{ isListed }: { readonly isListed: boolean },
): ReviewText {
	const sections = [...reviewed.map(section), ...(isListed ? [] : [`${UNLISTED}.\n`])];
	return { ...summarise(reviewed, isListed), markdown: fitComment(sections) };
}

function summarise(reviewed: readonly ReviewedPostmortem[], isListed: boolean): Omit<ReviewText, 'markdown'> {
	const asked = reviewed.flatMap((one) => (one.state === 'asked' ? [one.status] : []));
	const has = (state: ReviewStatus['state']): boolean => asked.some((one) => one.state === state);
	const all = { reviewers: asked.flatMap(({ reviewers }) => reviewers) };
	if (has('objected')) return summariseReview({ ...all, state: 'objected' });
	const [problem] = reviewed.flatMap((one) => (one.state === 'unreadable' ? one.problems : []));
	if (problem) return { state: 'pending', description: fitDescription(`Cannot be read: ${placed(problem)}`) };
	if (!isListed) return { state: 'pending', description: UNLISTED };
	if (reviewed.length === 0) return { state: 'success', description: 'No postmortem is changed' };
	if (asked.length === 0) return { state: 'success', description: 'A draft: nobody has to acknowledge it yet' };
	return summariseReview({ ...all, state: has('waiting') ? 'waiting' : 'acknowledged' });
}

function section(one: ReviewedPostmortem): string {
	const name = `${nameOf(one.path)}${one.isDeleted ? ', which is taken away' : ''}`;
	const heading = `### Review of the postmortem of ${inertMarkdown(name)}`;
	switch (one.state) {
		case 'asked':
			return describeReview(name, one.status, one.stale).markdown;
		case 'draft':
			return `${heading}\n\nIt is a draft: nobody is asked until its status is \`in-review\`.\n`;
		case 'unreadable':
			return `${heading}\n\nWho has to acknowledge it is not known until this is mended:\n\n${problemList(one.problems)}\n`;
		default:
			return one satisfies never;
	}
}

/** `INC-2026-0042` or `drafts/<slug>` of the path of a postmortem. */
function nameOf(path: string): string {
	const folder = path.slice(0, path.lastIndexOf('/'));
	return folder.replace(/^incidents\/(?:\d{4}\/)?/, '');
}

function problemList(problems: readonly Diagnostic[]): string {
	const shown = problems.slice(0, PROBLEMS_SHOWN).map((problem) => `- ${inertMarkdown(placed(problem))}`);
	const rest = problems.length - shown.length;
	return [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n');
}

/** Place and message on one line, for names and values of a change may have several; which rule it is tells the check. */
function placed({ file, start, message }: Diagnostic): string {
	return `${file}:${start.line}:${start.col}: ${message}`.replace(/\s+/g, ' ');
}

function fitComment(sections: readonly string[]): string {
	if (sections.length === 0) return '### Review\n\nNo postmortem is changed.\n';
	const shown: string[] = [];
	let length = 0;
	for (const text of sections) {
		length += text.length + 1;
		if (length > COMMENT_LIMIT) break;
		shown.push(text);
	}
	const rest = sections.length - shown.length;
	return [...shown, ...(rest > 0 ? [`${rest} more do not fit in here.\n`] : [])].join('\n');
}
