import { describe, expect, test } from 'vitest';
import { compareReplays } from './compare-replays.ts';
import type { RecordedIncident } from './recorded-incident.ts';
import type { Replay, ReplayedIncident, ReplayedPage } from './replay.ts';

const at = (time: string) => `2026-11-20T${time}:00Z`;

function page(time: string, recorded?: string): ReplayedPage {
	return { at: at(time), service: 'checkout-api', team: 'payments', ...(recorded && { recorded }) };
}

function incident(id: string, more: Partial<ReplayedIncident> = {}): ReplayedIncident {
	const shared = { service: 'checkout-api', team: 'payments', kind: 'other', name: 'Errors', title: 'Errors' };
	return { id, ...shared, severity: 'sev3', detected: at('03:00'), pages: [], recorded: [], ...more };
}

function replay(incidents: readonly ReplayedIncident[], more: Partial<Replay> = {}): Replay {
	const firstAlerts = new Map([['INC-2026-0001', at('03:00')]]);
	const byId = new Map(incidents.map((one) => [one.id, one]));
	return { alerts: 9, incidents: byId, muted: new Map(), mutedAlerts: 0, firstAlerts, ...more };
}

const REAL: RecordedIncident = {
	id: 'INC-2026-0001',
	title: 'Checkout fails',
	service: 'checkout-api',
	severity: 'sev2',
	verdict: 'real',
	parents: [],
	isReviewed: true,
};

function compare(before: Replay, after: Replay, recorded: readonly RecordedIncident[] = [REAL]) {
	return compareReplays(before, after, {
		recorded: new Map(recorded.map((one) => [one.id, one])),
		isAtNight: ({ at: time }) => time < at('04:00'),
		accepted: new Map([['INC-2026-0009', 'Nobody uses it any more']]),
	});
}

const HEARD = replay([incident('R1', { recorded: [REAL.id], pages: [page('03:00', REAL.id)] })]);

describe('a real incident that had a page of its own', () => {
	test.each<[string, Replay, string, object]>([
		[
			'is held by a mute',
			replay([], { muted: new Map([[REAL.id, ['nightly']]]) }),
			'missed',
			{ state: 'muted', by: ['nightly'] },
		],
		['opens nothing', replay([]), 'missed', { state: 'lost' }],
		[
			'joins one whose page was two hours before',
			replay([incident('R1', { recorded: ['INC-2026-0007', REAL.id], pages: [page('01:00', 'INC-2026-0007')] })]),
			'missed',
			{ severity: 'sev3', state: 'unheard', by: ['INC-2026-0007'] },
		],
		[
			'is paged after half an hour',
			replay([incident('R1', { recorded: [REAL.id], pages: [page('03:31', REAL.id)] })]),
			'missed',
			{ severity: 'sev3', state: 'unheard', by: [] },
		],
		[
			'is paged ten minutes later',
			replay([incident('R1', { recorded: [REAL.id], pages: [page('03:10', REAL.id)] })]),
			'later',
			{ severity: 'sev3', state: 'paged', at: at('03:10') },
		],
		[
			'is explained by one that was paged',
			replay([
				incident('R1', { recorded: ['INC-2026-0007'], pages: [page('03:00', 'INC-2026-0007')] }),
				incident('R2', { recorded: [REAL.id], cause: 'R1' }),
			]),
			'merged',
			{ severity: 'sev3', state: 'covered', at: at('03:00'), by: ['INC-2026-0007'] },
		],
		[
			'is less severe',
			replay([incident('R1', { severity: 'sev5', recorded: [REAL.id], pages: [page('03:00', REAL.id)] })]),
			'milder',
			{ severity: 'sev5', state: 'paged', at: at('03:00') },
		],
	])('%s', (_name, after, list, outcome) => {
		const found = compare(HEARD, after);
		const lists = [
			'missed',
			'later',
			'merged',
			'milder',
			'regained',
			'sooner',
			'worse',
			'spared',
			'missedUnjudged',
		] as const;
		expect(lists.filter((name) => found[name].length > 0)).toEqual([list]);
		expect(found[list as 'missed'][0]?.after).toEqual(outcome);
	});
});

test('what is missed either way is no news, and what is heard of again is good news', () => {
	expect(compare(replay([]), replay([])).missed).toEqual([]);
	const found = compare(replay([]), HEARD);
	expect([found.missed, found.regained.map(({ id }) => id)]).toEqual([[], [REAL.id]]);
});

test('an incident without alerts says nothing about rules', () => {
	const byHand = { ...REAL, id: 'INC-2026-0005' };
	const found = compare(HEARD, replay([]), [byHand]);
	expect(found.missed).toEqual([]);
	expect(found.recorded).toEqual({ real: 1, false: 0, unjudged: 0 });
});

test('a page that was not worth it and goes away is a saving', () => {
	const noise = { ...REAL, verdict: 'false' as const };
	const found = compare(HEARD, replay([]), [noise]);
	expect(found.spared.map(({ id }) => id)).toEqual([REAL.id]);
	expect(found.missed).toEqual([]);
	expect(
		[found.before, found.after].map(({ pages, sleepPages, judgedPages, falsePages }) => ({
			pages,
			sleepPages,
			judgedPages,
			falsePages,
		})),
	).toEqual([
		{ pages: 1, sleepPages: 1, judgedPages: 1, falsePages: 1 },
		{ pages: 0, sleepPages: 0, judgedPages: 0, falsePages: 0 },
	]);
});

test('links are counted against what people say, the root for the nearest too', () => {
	const child = { ...REAL, id: 'INC-2026-0002', parents: ['INC-2026-0003'] };
	const middle = { ...REAL, id: 'INC-2026-0003', parents: [REAL.id] };
	const firstAlerts = new Map([REAL, child, middle].map(({ id }) => [id, at('03:00')]));
	const linked = replay(
		[
			incident('R1', { recorded: [REAL.id] }),
			incident('R2', { recorded: [child.id], cause: 'R1' }),
			incident('R3', { recorded: [middle.id] }),
		],
		{ firstAlerts },
	);
	expect(compare(linked, linked, [REAL, child, middle]).after.links).toEqual({
		said: 1,
		right: 1,
		explained: 2,
		found: 1,
	});
});
