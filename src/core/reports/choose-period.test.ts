import { expect, test } from 'vitest';
import { choosePeriod, type PeriodQuestion } from './choose-period.ts';

const NOW = '2026-11-20T08:00:00Z';

function choose(question: Partial<PeriodQuestion>) {
	const chosen = choosePeriod({ kind: 'weekly', now: NOW, zone: 'Asia/Jakarta', isUnfinished: false, ...question });
	return chosen.state === 'chosen' ? [chosen.period.name, chosen.at] : chosen.problem;
}

test.each<[string, Partial<PeriodQuestion>, readonly string[]]>([
	['nothing: the last week, as of now', {}, ['2026-W46', NOW]],
	['nothing: the last month', { kind: 'monthly' }, ['2026-10', NOW]],
	['a day, which begins in the zone', { at: '2026-11-09' }, ['2026-W45', '2026-11-08T17:00:00Z']],
	['an instant with an offset', { at: '2026-11-16T08:00:00+07:00' }, ['2026-W46', '2026-11-16T01:00:00Z']],
	['a week, as of its end', { at: '2026-W45' }, ['2026-W45', '2026-11-08T17:00:00Z']],
	['a month, as of its end', { kind: 'monthly', at: '2026-10' }, ['2026-10', '2026-10-31T17:00:00Z']],
	['this week, where it is asked for', { isUnfinished: true }, ['2026-W47', NOW]],
	['this week by name, where it is asked for', { at: '2026-W47', isUnfinished: true }, ['2026-W47', NOW]],
])('%s', (_name, question, expected) => {
	expect(choose(question)).toEqual(expected);
});

test.each<[string, Partial<PeriodQuestion>, string]>([
	[
		'the week that is not over',
		{ at: '2026-W47' },
		'Unexpected --at "2026-W47", which is not over before 2026-11-22T17:00:00Z, expected an earlier one; with --unfinished it is reported so far',
	],
	[
		'a week that has not begun, asked for or not',
		{ at: '2026-W48', isUnfinished: true },
		'Unexpected --at "2026-W48", which is not over before 2026-11-29T17:00:00Z, expected an earlier one',
	],
	[
		'a zone that is none',
		{ zone: 'Mars/Base' },
		'Unexpected time_zone "Mars/Base" in policies/site.yaml, expected an IANA time zone like Asia/Jakarta',
	],
	[
		'the future',
		{ at: '2026-11-21' },
		'Unexpected --at "2026-11-21" in the future, expected one up to 2026-11-20T08:00:00Z',
	],
	[
		'a month for a weekly report',
		{ at: '2026-10' },
		'Unexpected --at "2026-10", expected a week like 2026-W47, a day like 2026-11-20 or a time like 2026-11-20T09:00:00Z',
	],
	[
		'a day that is none',
		{ kind: 'monthly', at: '2026-02-30' },
		'Unexpected --at "2026-02-30", expected a month like 2026-11, a day like 2026-11-20 or a time like 2026-11-20T09:00:00Z',
	],
])('refuses %s', (_name, question, problem) => {
	expect(choose(question)).toBe(problem);
});
