import { expect, test } from 'vitest';
import type { ScheduleDiff } from './diff-schedules.ts';
import { reportChange } from './report-change.ts';

const [start, end] = ['2026-12-24T02:00:00Z', '2026-12-25T02:00:00Z'];

function diffOf(schedule: string, count: number): ScheduleDiff {
	const change = { role: 'primary', start, end, before: '@ana', after: '@budi' };
	const comparison = { changes: Array.from({ length: count }, () => change), people: [], newGaps: [], newClashes: [] };
	return { schedule, name: schedule, timeZone: 'Asia/Jakarta', comparison };
}

test('a change of no schedule has no section', () => {
	expect(reportChange(undefined)).toBe('');
});

test('a long list of changes is folded, a short one is not', () => {
	const report = (count: number) => reportChange({ diffs: [diffOf('payments', count)], unreadable: [] });
	expect(report(2)).toBe(`<!-- tocsin-schedules -->

### On call, payments: the next 12 weeks

Nobody loses sleep.

| When (Asia/Jakarta) | Role | Who |
|---|---|---|
| Thu 2026-12-24 09:00 to Fri 2026-12-25 09:00 | primary | \`@ana\` → \`@budi\` |
| Thu 2026-12-24 09:00 to Fri 2026-12-25 09:00 | primary | \`@ana\` → \`@budi\` |
`);
	expect(report(7)).toMatch(
		/\n<details><summary>7 changes of who is on call<\/summary>\n\n\| When [\s\S]*\n\n<\/details>\n$/,
	);
});

test('the section fits beside the problems, and says what is left out', () => {
	const diffs = Array.from({ length: 100 }, (_, index) => diffOf(`team-${index}`, 30));
	const report = reportChange({ diffs, unreadable: ['schedules/x.yaml'] });
	expect(new TextEncoder().encode(report).length).toBeLessThanOrEqual(20 * 1024);
	const shown = report.split('### On call').length - 1;
	expect(shown).toBeGreaterThan(3);
	expect(report).toContain('\n\nschedules/x.yaml cannot be read, so it is not compared.\n\n');
	expect(report.trimEnd().split('\n').at(-1)).toBe(
		`${100 - shown} more do not fit in here: \`npm run tocsin -- oncall diff --base origin/main\``,
	);
});
