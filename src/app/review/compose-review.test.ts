import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { reviewStatus } from '../../core/postmortem/review-status.ts';
import type { Reviewer } from '../../core/postmortem/reviewers-of.ts';
import { composeReview, type ReviewedPostmortem } from './compose-review.ts';

const ELIF: Reviewer = { role: 'action_owners', handle: '@elif', reason: 'owns action A1', deputies: [] };
const PROBLEM: Diagnostic = {
	rule: 'postmortem/status',
	severity: 'error',
	message: 'Unexpected status "x"',
	file: 'incidents/2026/INC-2026-0001/postmortem.md',
	start: { line: 4, col: 9 },
};

function at(number: number) {
	return { path: `incidents/2026/INC-2026-${String(number).padStart(4, '0')}/postmortem.md`, isDeleted: false };
}

function asked(number: number, verdict?: 'approved' | 'changes-requested'): ReviewedPostmortem {
	const reviews = verdict ? [{ handle: '@elif', verdict, at: '2026-11-20T10:00:00Z' }] : [];
	const status = reviewStatus([ELIF], { author: '@author', reviews });
	return { ...at(number), state: 'asked', status, stale: new Set() };
}

const broken: ReviewedPostmortem = { ...at(1), state: 'unreadable', problems: [PROBLEM] };
const draft: ReviewedPostmortem = { ...at(2), state: 'draft' };
const place = 'incidents/2026/INC-2026-0001/postmortem.md:4:9';

describe('the worst of all postmortems is the status', () => {
	test.each<[string, readonly ReviewedPostmortem[], string]>([
		['an objection before all', [broken, asked(3, 'changes-requested')], 'failure: Changes asked for by @elif'],
		['then what cannot be read', [asked(3), broken, draft], `pending: Cannot be read: ${place}: Unexpected status "x"`],
		['then who is waited for', [asked(3, 'approved'), draft, asked(4)], 'pending: Waiting for @elif'],
		['a draft holds nobody up', [draft, asked(3, 'approved')], 'success: Acknowledged by everybody who has to'],
		['drafts alone', [draft], 'success: A draft: nobody has to acknowledge it yet'],
	])('%s', (_name, reviewed, expected) => {
		const { state, description } = composeReview(reviewed, { isListed: true });
		expect(`${state}: ${description}`).toBe(expected);
	});
});

test('what a change says in several lines is one in a log, where a line may be a command', () => {
	const problems = [{ ...PROBLEM, file: 'incidents/drafts/a\n::b', message: 'Unexpected status "x\r\n::error::y"' }];
	const { description } = composeReview([{ ...at(1), state: 'unreadable', problems }], { isListed: true });
	expect(description).toBe('Cannot be read: incidents/drafts/a ::b:4:9: Unexpected status "x ::error::y"');
});

test('five problems of a postmortem are named, the others counted', () => {
	const problems = Array.from({ length: 8 }, (_, line) => ({ ...PROBLEM, start: { line: line + 1, col: 1 } }));
	const { markdown } = composeReview([{ ...at(1), state: 'unreadable', problems }], { isListed: true });
	expect(markdown.match(/^- .*/gm)).toHaveLength(6);
	expect(markdown).toMatch(/\n- and 3 more\n$/);
});

test('a comment never outgrows what GitHub takes', () => {
	for (const count of [1, 300, 3000]) {
		const many = Array.from({ length: count }, (_, index) => asked(index + 1));
		const { markdown } = composeReview(many, { isListed: true });
		expect(markdown.length).toBeLessThan(65_536 - 100);
		const shown = markdown.match(/^### /gm)!.length;
		expect(markdown.includes(`\n${count - shown} more do not fit in here.\n`)).toBe(shown < count);
	}
});
