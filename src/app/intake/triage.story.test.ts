import { describe, expect, test } from 'vitest';
import { alertmanagerDelivery, type StoryAlert } from '../../../test/stories/alertmanager-delivery.ts';
import { connectedFolder } from '../../../test/stories/example-records.ts';
import type { RecordFolder } from '../../../test/stories/record-folder.ts';
import type { Incident } from '../../core/records/incident.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { createFold } from './fold-deliveries.ts';

const clock = (time: string) => `2026-11-20T${time}:00Z`;

/** A repository that is told stories by the clock. */
function teller(folder: RecordFolder = connectedFolder()) {
	const fold = createFold();
	const send = async (alert: StoryAlert, received: string) => {
		const { alerts } = await folder.take(fold, [alertmanagerDelivery([alert], { received: clock(received) })]);
		return alerts.map(({ decision, reason, incident }) => [decision, reason, incident].filter(Boolean).join(' '));
	};
	return {
		folder,
		fires: (time: string, app: string, rest: Partial<StoryAlert> & { readonly received?: string } = {}) => {
			const { received = time, ...alert } = rest;
			return send({ app, starts: clock(time), ...alert }, received);
		},
		ends: (
			time: string,
			app: string,
			rest: Partial<StoryAlert> & { readonly since: string; readonly received?: string },
		) => {
			const { since, received = time, ...alert } = rest;
			return send({ app, starts: clock(since), ends: clock(time), ...alert }, received);
		},
		passes: async (time: string) => {
			const { changes, result } = await fold(folder.snapshot(), [], clock(time));
			folder.apply(changes);
			return result.incidents.map(({ id, change }) => `${id} ${change}`);
		},
		incident: (number: number): Incident => {
			const path = `incidents/2026/INC-2026-${String(number).padStart(4, '0')}/incident.md`;
			const parsed = parseRecord('incident', path, folder.files.get(path) ?? '');
			if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
			return parsed.value.value;
		},
		timeline: (number: number) =>
			folder.files.get(`incidents/2026/INC-2026-${String(number).padStart(4, '0')}/timeline.yaml`) ?? '',
	};
}

describe('cascade', () => {
	test('a service that needs another is linked to it, with the way between them', async () => {
		const story = teller();
		await story.fires('03:00', 'orders-db', { name: 'ServiceDown' });
		expect(await story.fires('03:04', 'checkout-api')).toEqual(['opened cascade/upstream-open INC-2026-0002']);
		expect(story.incident(2).relations).toEqual([
			{
				type: 'caused_by',
				incident: 'INC-2026-0001',
				path: ['checkout-api', 'payment-gateway', 'orders-db'],
				reason: 'cascade/upstream-open',
				by: 'triage',
			},
		]);
		expect(story.timeline(2)).toContain(
			'Probably caused by INC-2026-0001, which began 4 min earlier: checkout-api → payment-gateway → orders-db',
		);
	});

	test('an upstream alert that arrives late is linked then, also as the new root of a chain', async () => {
		const story = teller();
		await story.fires('03:02', 'payment-gateway');
		await story.fires('03:04', 'checkout-api');
		expect(story.incident(2).relations?.map(({ incident }) => incident)).toEqual(['INC-2026-0001']);
		await story.fires('03:00', 'orders-db', { received: '03:20' });
		expect(story.incident(1).relations?.map(({ incident }) => incident)).toEqual(['INC-2026-0003']);
		expect(story.incident(2).relations?.map(({ incident, path }) => [incident, path])).toEqual([
			['INC-2026-0003', ['checkout-api', 'payment-gateway', 'orders-db']],
		]);
		expect(story.incident(3).relations).toBeUndefined();
	});

	test('a link that a late resolve contradicts is taken back', async () => {
		const story = teller();
		await story.fires('03:00', 'orders-db');
		await story.fires('03:20', 'checkout-api');
		expect(story.incident(2).relations).toHaveLength(1);
		await story.ends('03:05', 'orders-db', { since: '03:00', received: '03:25' });
		await story.passes('03:40');
		expect(story.incident(2).relations).toEqual([]);
		expect(story.timeline(2)).toContain('No longer linked to INC-2026-0001');
	});

	test.each([
		['too long before', '02:20', 'orders-db', 'checkout-api'],
		['of a service it does not need', '02:59', 'checkout-api', 'orders-db'],
		['of nobody', '02:59', 'nobody', 'checkout-api'],
	])('an incident %s is no cause', async (_name, time, first, second) => {
		const story = teller();
		await story.fires(time, first);
		expect(await story.fires('03:00', second)).toEqual(['opened open/new-problem INC-2026-0002']);
	});

	test('services that need each other: the first to begin explains the other', async () => {
		const story = teller();
		await story.fires('03:01', 'identity');
		await story.fires('03:00', 'mailer', { received: '03:02' });
		expect(story.incident(1).relations?.[0]).toMatchObject({ incident: 'INC-2026-0002', path: ['identity', 'mailer'] });
		expect(story.incident(2).relations).toBeUndefined();
	});

	test('an edge that is added later does not change what was judged before it', async () => {
		const story = teller();
		const path = 'services/orders-db.yaml';
		await story.fires('03:00', 'mailer');
		await story.fires('03:01', 'orders-db');
		story.folder.files.set(path, story.folder.files.get(path)!.replace('depends_on: []', 'depends_on: [mailer]'));
		await story.fires('09:00', 'orders-db', { instance: 'b' });
		expect(story.incident(2).relations).toBeUndefined();
	});

	test('a link to an incident further back stays when something happens long after', async () => {
		const story = teller();
		await story.fires('03:00', 'orders-db');
		await story.fires('03:29', 'payment-gateway');
		await story.fires('05:25', 'mailer');
		expect(story.incident(2).relations).toHaveLength(1);
	});

	test("a person's link stands, whatever comes later", async () => {
		const story = teller();
		await story.fires('03:04', 'checkout-api');
		const path = 'incidents/2026/INC-2026-0001/incident.md';
		const edited = story.folder.files
			.get(path)!
			.replace('alerts:\n', 'relations: [] # looked at it, not the database\nalerts:\n');
		story.folder.files.set(path, edited);
		const linked = edited.replace(
			'relations: []',
			'relations: [{ type: related_to, incident: INC-2026-0001, by: "@rina" }]',
		);
		story.folder.files.set(path, linked);
		await story.fires('03:00', 'orders-db', { received: '03:06' });
		expect(story.folder.files.get(path)).toContain('by: "@rina" }] # looked at it, not the database');
	});
});

describe('duplicates', () => {
	test('the same service in trouble of a like kind', async () => {
		const story = teller();
		await story.fires('03:00', 'orders-db');
		expect(await story.fires('03:10', 'orders-db', { name: 'ServiceDown' })).toEqual([
			'opened duplicate/same-trouble INC-2026-0002',
		]);
	});

	test('the same alert name on two services that have nothing to do with each other is no duplicate', async () => {
		const story = teller();
		await story.fires('03:00', 'orders-db');
		expect(await story.fires('03:01', 'mailer')).toEqual(['opened open/new-problem INC-2026-0002']);
	});
});

describe('mutes', () => {
	test('what fires and ends under a mute opens nothing', async () => {
		const story = teller();
		expect(await story.fires('03:15', 'orders-db', { name: 'NodeNotReady' })).toEqual(['muted mute/in-force']);
		expect(await story.ends('03:20', 'orders-db', { name: 'NodeNotReady', since: '03:15' })).toEqual([
			'muted mute/resolved',
		]);
		expect(await story.passes('05:00')).toEqual([]);
	});

	test('what still fires when the mute ends opens an incident then, and its resolve finds it', async () => {
		const story = teller();
		await story.fires('03:15', 'orders-db', { name: 'NodeNotReady' });
		expect(await story.passes('04:04')).toEqual([]);
		expect(await story.passes('04:06')).toEqual(['INC-2026-0001 opened']);
		expect(story.incident(1).times.detected).toBe(clock('04:05'));
		await story.ends('04:10', 'orders-db', { name: 'NodeNotReady', since: '03:15' });
		await story.passes('04:16');
		expect(story.incident(1)).toMatchObject({ status: 'resolved', times: { resolved: clock('04:10') } });
	});

	test('a resolve that comes too late ends the incident that the mute opened: it lasted no time', async () => {
		const story = teller();
		await story.fires('03:15', 'orders-db', { name: 'NodeNotReady' });
		await story.passes('04:06');
		await story.ends('03:50', 'orders-db', { name: 'NodeNotReady', since: '03:15', received: '04:20' });
		expect(story.incident(1)).toMatchObject({ status: 'resolved', times: { resolved: clock('04:05') } });
	});

	test('an alert that fired before the mute resolves as ever', async () => {
		const story = teller();
		await story.fires('03:05', 'orders-db', { name: 'NodeNotReady' });
		await story.ends('03:15', 'orders-db', { name: 'NodeNotReady', since: '03:05' });
		await story.passes('03:21');
		expect(story.incident(1).status).toBe('resolved');
	});

	test('a mute that was taken out of policy ends', async () => {
		const story = teller();
		await story.fires('03:15', 'orders-db', { name: 'NodeNotReady' });
		const policy = story.folder.files.get('policies/triage.yaml')!;
		story.folder.files.set('policies/triage.yaml', policy.replace(/mutes:[\s\S]*(?=cascade)/, ''));
		expect(await story.passes('03:16')).toEqual(['INC-2026-0001 opened']);
	});
});

describe('settling', () => {
	test('an incident is resolved when its alerts have been for the settle delay, and since they were', async () => {
		const story = teller();
		await story.fires('03:00', 'orders-db');
		expect(await story.ends('03:10', 'orders-db', { since: '03:00' })).toEqual([
			'updated state/settling INC-2026-0001',
		]);
		expect(await story.passes('03:14')).toEqual([]);
		expect(await story.passes('03:15')).toEqual(['INC-2026-0001 resolved']);
		expect(story.incident(1).times.resolved).toBe(clock('03:10'));
	});

	test('flapping is one open incident', async () => {
		const story = teller();
		for (const minute of ['00', '04', '08', '12']) {
			await story.fires(`03:${minute}`, 'orders-db');
			await story.ends(`03:${String(Number(minute) + 2).padStart(2, '0')}`, 'orders-db', { since: `03:${minute}` });
		}
		await story.passes('03:30');
		expect(story.incident(1)).toMatchObject({ status: 'resolved', alerts: { count: 8 } });
		expect(story.timeline(1)).not.toContain('reopened');
	});
});

describe('recurrence', () => {
	test('a new incident is linked to the last finished one like it, with its actions that are not done', async () => {
		const story = teller();
		await story.fires('03:00', 'orders-db');
		await story.ends('03:10', 'orders-db', { since: '03:00' });
		await story.passes('03:20');
		story.folder.files.set(
			'incidents/2026/INC-2026-0001/postmortem.md',
			'---\nschema: 1\nincident: INC-2026-0001\nstatus: draft\ndue: 2026-11-25\ncauses: []\nactions:\n  - { id: A1, text: Add an index, type: prevent, owner: "@rina", due: 2026-12-01, status: open }\n  - { id: A2, text: Alert earlier, type: detect, owner: "@rina", due: 2026-12-01, status: done }\n---\n',
		);
		expect(await story.fires('09:00', 'orders-db', { instance: 'b' })).toEqual([
			'opened open/new-problem INC-2026-0002',
		]);
		expect(story.incident(2).relations).toEqual([
			{ type: 'recurrence_of', incident: 'INC-2026-0001', reason: 'recurrence/alike', by: 'triage' },
		]);
		expect(story.timeline(2)).toContain('Happened before as INC-2026-0001; of its actions A1 is not done');
	});
});

test('what cannot be read opens one incident that says why, however often it comes', async () => {
	const { folder, incident } = teller();
	const fold = createFold();
	const broken = (received: string, id: string) =>
		folder.take(fold, [{ schema: 1, id, source: 'datadog', received, data: '{"title": "a "quoted" word"}' }]);
	expect((await broken('2026-11-20T03:00:00Z', 'one')).refused).toHaveLength(1);
	const second = await broken('2026-11-20T03:05:00Z', 'two');
	expect(second.alerts).toMatchObject([{ decision: 'repeated', incident: 'INC-2026-0001' }]);
	expect(incident(1)).toMatchObject({ status: 'open', service: 'unknown', alerts: { count: 2 } });
	expect(incident(1).title).toMatch(/^A delivery of datadog cannot be read: Unexpected /);
});
