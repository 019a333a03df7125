import { describe, expect, test } from 'vitest';
import type { AlertLine } from '../../src/core/records/alert-line.ts';
import { commitUrl, editLinks, filesUrl } from './edit-links.ts';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { foldAlerts } from './fold-alerts.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { pickShifts } from './pick-shifts.ts';
import { postmortemDuty } from './postmortem-duty.ts';
import { redactCatalogue } from './redact-catalogue.ts';
import { tabulateMonths } from './tabulate-months.ts';
import { viewChapters } from './view-chapters.ts';
import { viewHome } from './view-home.ts';
import { viewOnCall } from './view-on-call.ts';
import { viewPeople } from './view-people.ts';
import { listNeighbours, viewRelations } from './view-relations.ts';
import { viewNeighbours } from './view-service.ts';
import { viewTimeline } from './view-timeline.ts';

describe('the home page', () => {
	test('what burns: the worst first, who is on it, what was last said', () => {
		const catalogue = catalogueOf([
			incidentFile({ id: 'INC-2026-0001', status: 'open', severity: 'sev4', times: 'detected: 2026-11-20T07:00:00Z' }),
			incidentFile({
				id: 'INC-2026-0002',
				status: 'open',
				severity: 'sev1',
				times: 'detected: 2026-11-20T06:00:00Z, acknowledged: 2026-11-20T06:01:00Z',
				more: 'roles: {on_call: "@rina", dba: "@nobody"}',
			}),
			[
				'incidents/2026/INC-2026-0002/timeline.yaml',
				'- {at: 2026-11-20T06:05:00Z, kind: note, text: Looking, by: "@rina"}\n',
			],
			incidentFile({ id: 'INC-2026-0003', status: 'lead-up', times: 'reported: 2026-11-20T06:00:00Z' }),
			incidentFile({ id: 'INC-2026-0004', times: 'detected: 2026-11-01T06:00:00Z, resolved: 2026-11-01T07:00:00Z' }),
		]);
		const home = viewHome(catalogue, indexCatalogue(catalogue));
		expect(home.open.map(({ id, acknowledged, people, latest }) => ({ id, acknowledged, people, latest }))).toEqual([
			{
				id: 'INC-2026-0002',
				acknowledged: true,
				people: [
					{ role: 'On call', name: 'Rina Wulan', team: 'payments' },
					{ role: 'DBA', name: '@nobody', team: undefined },
				],
				latest: { at: '2026-11-20T06:05:00Z', text: 'Looking' },
			},
			{ id: 'INC-2026-0001', acknowledged: false, people: [], latest: undefined },
		]);
		expect(home.leadUps.map(({ id }) => id)).toEqual(['INC-2026-0003']);
		expect(home.lately.map(({ id, lasted }) => `${id} ${lasted}`)).toEqual(['INC-2026-0004 1 h']);
		expect(home.quietSince).toBeUndefined();
	});

	test('an empty repository', () => {
		const catalogue = catalogueOf();
		const home = viewHome(catalogue, indexCatalogue(catalogue));
		expect(home).toMatchObject({ open: [], lately: [], leadUps: [], total: 0, quietSince: undefined });
	});
});

describe('related incidents', () => {
	const catalogue = catalogueOf([
		incidentFile({ id: 'INC-2026-0001', times: 'detected: 2026-11-01T00:00:00Z' }),
		incidentFile({
			id: 'INC-2026-0002',
			times: 'detected: 2026-11-02T00:00:00Z',
			more: `relations:
  - {type: caused_by, incident: INC-2026-0001, path: [checkout, gateway], reason: cascade/upstream-open, by: triage}
  - {type: recurrence_of, incident: INC-2020-0009}`,
		}),
		incidentFile({
			id: 'INC-2026-0003',
			times: 'detected: 2026-11-03T00:00:00Z',
			service: 'gateway',
			more: 'affected_services: [checkout]',
		}),
	]);
	const index = indexCatalogue(catalogue);
	const related = (id: string) =>
		viewRelations(index.incidentById.get(id)!, index).map(
			(one) => `${one.label} ${one.id}${one.incident ? '' : ' (unknown)'} ${one.path.join('>')}`,
		);

	test('in both directions, unknown ones too', () => {
		expect(related('INC-2026-0002')).toEqual([
			'Caused by INC-2026-0001 checkout>gateway',
			'Happened before as INC-2020-0009 (unknown) ',
		]);
		expect(related('INC-2026-0001')).toEqual(['Caused INC-2026-0002 checkout>gateway']);
	});

	test('neighbours are of the same service, by affected services too, without those already linked', () => {
		const incident = index.incidentById.get('INC-2026-0001')!;
		const ids = (except: string[]) =>
			listNeighbours(incident, index, { limit: 5, except: new Set(except) }).map(({ id }) => id);
		expect(ids([])).toEqual(['INC-2026-0003', 'INC-2026-0002']);
		expect(ids(['INC-2026-0002'])).toEqual(['INC-2026-0003']);
	});
});

describe('viewTimeline', () => {
	const entries = [
		{ at: '2026-11-20T03:05:00Z', kind: 'acknowledged' as const, text: 'b', by: '@rina' },
		{ at: '2026-11-19T23:58:00Z', kind: 'note' as const, text: 'a', by: '@stranger' },
		{ at: '2026-11-20T03:02:00Z', kind: 'alert' as const, text: 'c', by: 'pagerduty' },
	];
	test('in order, with offsets, days and weights', () => {
		const { people } = indexCatalogue(catalogueOf());
		expect(
			viewTimeline(entries, people, '2026-11-20T03:02:00Z').map(
				(item) => `${item.offset}|${item.by}|${item.weight}|${item.isNewDay}`,
			),
		).toEqual(['−3 h 4 min|@stranger|human|true', '|pagerduty|machine|true', '+3 min|Rina Wulan|state|false']);
	});
});

describe('foldAlerts', () => {
	const line = (decision: AlertLine['decision'], at: number, fingerprint = 'a', url?: string): AlertLine => ({
		schema: 1,
		delivery: `d${at}`,
		received: `2026-11-20T03:0${at}:00Z`,
		source: 'pagerduty',
		fingerprint,
		state: 'firing',
		at: `2026-11-20T03:0${at}:00Z`,
		name: 'n',
		title: 't',
		decision,
		reason: 'repeat/same-state',
		url,
	});
	test('runs of repeats of one alert become one row', () => {
		const { rows, omitted } = foldAlerts([
			line('opened', 0),
			line('repeated', 1),
			line('repeated', 2),
			line('repeated', 3, 'b'),
			line('repeated', 4),
			line('resolved', 5),
		]);
		expect(rows.map(({ decision, count, until }) => `${decision} ${count} ${until ?? ''}`)).toEqual([
			'opened 1 ',
			'repeated 2 2026-11-20T03:02:00Z',
			'repeated 1 ',
			'repeated 1 ',
			'resolved 1 ',
		]);
		expect(omitted).toBe(0);
	});

	test('a storm is cut, and the cut is counted', () => {
		const storm = Array.from({ length: 500 }, (_, index) => line('joined', index % 10, `f${index}`));
		const { rows, omitted, total } = foldAlerts(storm, 60);
		expect([rows.length, omitted, total]).toEqual([60, 440, 500]);
	});

	test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example'])('%s is no link', (url) => {
		expect(foldAlerts([line('opened', 0, 'a', url)]).rows[0]?.url).toBeUndefined();
	});
});

describe('on call', () => {
	const catalogue = catalogueOf();
	test('shifts in roles, packed, with escalation in words', () => {
		const [schedule] = viewOnCall(catalogue, indexCatalogue(catalogue), '2026-11-20T08:00:00Z');
		expect(schedule).toMatchObject({
			teamName: 'Payments',
			escalation: ['at once primary', 'after 15 min lead and Budi Hartono'],
		});
		const [role] = schedule!.roles;
		expect(role!.label).toBe('Primary');
		const { now, next } = pickShifts(role!.shifts, Date.parse('2026-11-20T08:00:00Z') / 1000);
		expect(new Date(now![1] * 1000).toISOString()).toBe('2026-11-21T02:00:00.000Z');
		expect([role!.people[now![2]], role!.people[next![2]]]).toEqual(['Rina Wulan', 'Budi Hartono']);
	});

	test.each([
		['in a gap', 15, undefined, 20],
		['while one lasts', 5, 0, 20],
		['where two overlap, the later', 25, 20, 28],
		['after all', 99, undefined, undefined],
	])('%s', (_name, at, now, next) => {
		const shifts = [
			[28, 40, 0],
			[0, 10, 0],
			[20, 30, 1],
			[10, 11, 0],
		] as const;
		const picked = pickShifts(shifts, at);
		expect([picked.now?.[0], picked.next?.[0]]).toEqual([now, next]);
	});
});

describe('postmortemDuty', () => {
	const duty = (text: Partial<Parameters<typeof incidentFile>[0]>) => {
		const catalogue = catalogueOf([incidentFile({ id: 'INC-2026-0001', severity: 'sev2', ...text })]);
		return postmortemDuty(catalogue.incidents[0]!, catalogue.policies);
	};
	test.each([
		['owed once resolved', duty({ times: 'resolved: 2026-11-10T03:00:00Z' }), { state: 'owed', due: '2026-11-15' }],
		['owed while open', duty({ status: 'open' }), { state: 'owed' }],
		['not for this severity', duty({ severity: 'sev4' }), { state: 'none' }],
		[
			'not for a consequence',
			duty({ more: 'relations: [{type: caused_by, incident: INC-2026-0002}]' }),
			{ state: 'none' },
		],
		['not for a false positive', duty({ more: 'verdict: {value: false-positive}' }), { state: 'none' }],
		['not when dismissed', duty({ status: 'dismissed' }), { state: 'none' }],
	])('%s', (_name, actual, expected) => {
		expect(actual).toEqual(expected);
	});
});

describe('viewChapters', () => {
	const chapters = (body: string) =>
		viewChapters(body, { hasTimeline: true, hasActions: true }).map(
			({ id, text, part }) => `${id}:${text}:${part ?? ''}`,
		);
	test.each([
		[
			'the author’s own headings',
			'## Summary\na\n## Timeline\n## Actions\nb',
			['summary:a:', 'timeline::timeline', 'actions:b:actions'],
		],
		[
			'none of ours',
			'## Summary\na\n## Lessons learned\nb',
			['summary:a:', 'timeline::timeline', 'lessons-learned:b:', 'actions::actions'],
		],
		[
			'text before any heading, an empty one, one twice',
			'x\n## A\n## B\nb\n## B\nc',
			['introduction:x:', 'b:b:', 'b-2:c:', 'timeline::timeline', 'actions::actions'],
		],
		[
			'a heading inside a fence',
			'## A\n```\n## no\n```',
			['a:```\n## no\n```:', 'timeline::timeline', 'actions::actions'],
		],
	])('%s', (_name, body, expected) => {
		expect(chapters(body)).toEqual(expected);
	});
});

test('dependencies in both directions, over several steps', () => {
	const catalogue = catalogueOf([
		[
			'services/checkout.yaml',
			'schema: 1\nname: Checkout\nowner: payments\nproduct: shop\ntier: 1\ndepends_on: [gateway, ghost, checkout]\n',
		],
	]);
	const view = (slug: string) => {
		const { needs, usedBy } = viewNeighbours(slug, catalogue, indexCatalogue(catalogue));
		const text = (list: typeof needs) =>
			list.map(({ slug: name, hops, isKnown }) => `${name} ${hops}${isKnown ? '' : '?'}`);
		return [text(needs), text(usedBy)];
	};
	expect(view('checkout')).toEqual([['gateway 1', 'ghost 1?', 'orders-db 2'], []]);
	expect(view('orders-db')).toEqual([[], ['gateway 1', 'checkout 2']]);
});

describe('redactCatalogue', () => {
	const secret = incidentFile({ id: 'INC-2026-0001', more: 'internal: {customer: canary-4711}' });
	test.each([
		['public', catalogueOf([secret])],
		['no policy at all', catalogueOf([secret, ['policies/site.yaml', '']])],
	])('%s: what is internal is gone', (_name, catalogue) => {
		expect(JSON.stringify(catalogue.incidents)).toContain('canary-4711');
		expect(JSON.stringify(redactCatalogue(catalogue).incidents)).not.toContain('canary-4711');
	});

	test('internal: it stays', () => {
		const site = 'schema: 1\norganisation: Acme\ntime_zone: UTC\nvisibility: internal\n';
		const catalogue = catalogueOf([secret, ['policies/site.yaml', site]]);
		expect(redactCatalogue(catalogue)).toBe(catalogue);
	});
});

describe('links to GitHub', () => {
	const { site } = catalogueOf().policies;
	test.each([
		[editLinks('services/a.yaml', site)?.edit, 'https://github.com/acme/incidents/edit/main/services/a.yaml'],
		[
			editLinks('incidents/2026/x', { ...site!, branch: 'a b' })?.history,
			'https://github.com/acme/incidents/commits/a%20b/incidents/2026/x',
		],
		[filesUrl(site), 'https://github.com/acme/incidents/blob/main'],
		[commitUrl('c0ffee', site), 'https://github.com/acme/incidents/commit/c0ffee'],
		[editLinks('a', undefined), undefined],
	])('%s', (actual, expected) => {
		expect(actual).toBe(expected);
	});
});

test('people: those who lead first, unknown handles as they are', () => {
	const { people } = indexCatalogue(catalogueOf());
	expect(
		viewPeople({ scribe: '@elif', on_call: '@x', incident_commander: '@rina' }, people).map(
			({ role, name }) => `${role}: ${name}`,
		),
	).toEqual(['Incident commander: Rina Wulan', 'On call: @x', 'Scribe: Elif Aydin']);
});

test('months as a table of years', () => {
	const years = tabulateMonths(
		new Map([
			['2026-01', 2],
			['2025-12', 3],
			['undated', 1],
		]),
	);
	expect(years.map(({ year, total, months }) => [year, total, months.filter(Boolean)])).toEqual([
		['2026', 2, [{ month: '2026-01', count: 2 }]],
		['2025', 3, [{ month: '2025-12', count: 3 }]],
	]);
});
