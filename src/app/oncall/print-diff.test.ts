import { expect, test } from 'vitest';
import { printDiff } from './print-diff.ts';

test('a change in words for a pull request', () => {
	const [start, end] = ['2026-12-24T02:00:00Z', '2026-12-25T02:00:00Z'];
	const comparison = {
		changes: [
			{ role: 'primary', start, end, before: '@ana', after: '@budi' },
			{ role: 'secondary', start, end, before: '@budi' },
		],
		people: [
			{ member: '@ana', hours: { before: 168, after: 144 }, sleep: { before: 63, after: 54 } },
			{ member: '@budi', hours: { before: 168, after: 192 }, sleep: { before: 63, after: 72.4 } },
		],
		newGaps: [{ role: 'secondary', start, end }],
		newClashes: [{ member: '@budi', roles: ['primary', 'dba'] as const, start, end }],
	};
	const diff = { schedule: 'payments', name: 'Payments | *all*', timeZone: 'Asia/Jakarta', comparison };
	expect(printDiff([diff])).toMatchInlineSnapshot(`
		"### On call, Payments \\| \\*all\\*: the next 12 weeks

		- **Nobody** is secondary from Thu 2026-12-24 09:00 until Fri 2026-12-25 09:00.
		- **Twice at once:** \`@budi\` is primary and dba from Thu 2026-12-24 09:00 until Fri 2026-12-25 09:00.

		Loses sleep: \`@budi\` (9 h more between 22:00 and 07:00).

		| When (Asia/Jakarta) | Role | Who |
		|---|---|---|
		| Thu 2026-12-24 09:00 to Fri 2026-12-25 09:00 | primary | \`@ana\` → \`@budi\` |
		| Thu 2026-12-24 09:00 to Fri 2026-12-25 09:00 | secondary | \`@budi\` → **nobody** |

		| Person | Hours paged first | Of these asleep |
		|---|---|---|
		| \`@ana\` | 168 → 144 | 63 → 54 |
		| \`@budi\` | 168 → 192 | 63 → 72 |
		"
	`);
});

test('no change', () => {
	expect(printDiff([])).toBe('Nobody is on call at another time in the next 12 weeks.\n');
});
