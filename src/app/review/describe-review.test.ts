import { expect, test } from 'vitest';
import { type Review, reviewStatus } from '../../core/postmortem/review-status.ts';
import type { Reviewer } from '../../core/postmortem/reviewers-of.ts';
import { describeReview } from './describe-review.ts';

const REVIEWERS: readonly Reviewer[] = [
	{ role: 'service_owner', handle: '@rina', reason: 'leads Pay|ments, which owns till', deputies: ['@budi'] },
	{ role: 'action_owners', handle: '@elif', reason: 'owns action A2', deputies: [] },
];

function describeWith(reviews: readonly Review[], author = '@author', reviewers = REVIEWERS) {
	return describeReview('INC-2026-0042', reviewStatus(reviewers, { author, reviews }));
}

const at = '2026-11-20T10:00:00Z';

test('who has and who has not', () => {
	const text = describeWith([{ handle: '@budi', verdict: 'approved', at }], '@rina');
	expect(text).toMatchObject({ state: 'pending', description: 'Waiting for @elif' });
	expect(text.markdown).toMatchInlineSnapshot(`
		"### Review of the postmortem of INC-2026-0042

		1 of 2 acknowledgements are there. Approve the pull request to acknowledge.

		| | who | as | why |
		|---|---|---|---|
		| ✅ | @rina (by @budi) | service owner | leads Pay\\|ments, which owns till |
		| 🕐 | @elif | action owner | owns action A2 |
		"
	`);
});

test.each([
	['all have', ['approved', 'approved'], 'success', 'Acknowledged by everybody who has to'],
	['one objects', ['approved', 'changes-requested'], 'failure', 'Changes asked for by @elif'],
	['nobody yet', [], 'pending', 'Waiting for @rina, @elif'],
] as const)('%s', (_name, verdicts, state, description) => {
	const reviews = verdicts.map((verdict, index) => ({ handle: REVIEWERS[index]!.handle, verdict, at }));
	expect(describeWith(reviews)).toMatchObject({ state, description });
});

test('nobody has to', () => {
	const { state, description, markdown } = describeWith([], '@author', []);
	expect([state, description]).toEqual(['success', 'Nobody has to acknowledge it']);
	expect(markdown).toContain('Policy asks nobody');
});

test('a description never outgrows a commit status', () => {
	for (const count of [1, 5, 12, 13, 40, 400]) {
		const many = Array.from({ length: count }, (_, index) => ({ ...REVIEWERS[1]!, handle: `@engineer-${index}` }));
		const { description } = describeWith([], '@author', many);
		expect(description.length).toBeLessThanOrEqual(140);
		const shown = description.split('@').length - 1;
		expect(description.includes(`and ${count - shown} more`)).toBe(shown < count);
	}
});
