import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseActiveIndex } from '../../src/app/intake/active-index.ts';
import { deriveIndex } from '../../src/app/intake/derive-index.ts';
import { createFold } from '../../src/app/intake/fold-deliveries.ts';
import { derivePast, readPast } from '../../src/app/intake/past-incidents.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { connectedFolder } from '../stories/example-records.ts';
import type { RecordFolder } from '../stories/record-folder.ts';

const START = toEpochMs('2026-11-20T03:00:00Z');
const minute = (value: number) => fromEpochMs(START + value * 60_000);

/** Episodes of alerts in an hour: outages of services that need each other, nodes that are replaced, services of nobody. */
const episode = fc.record({
	name: fc.constantFrom('HighErrorRate', 'ServiceDown', 'NodeNotReady'),
	app: fc.constantFrom('checkout-api', 'payment-gateway', 'orders-db', 'identity', 'mailer', 'nobody'),
	instance: fc.constantFrom('a', 'b'),
	starts: fc.integer({ min: 0, max: 59 }),
	lasts: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
});

const deliveries = fc
	.uniqueArray(episode, { maxLength: 10, selector: ({ name, app, instance }) => `${name} ${app} ${instance}` })
	.map((episodes) =>
		episodes.flatMap(({ starts, lasts, ...labels }): Delivery[] => {
			const fire = { ...labels, starts: minute(starts) };
			const fired = alertmanagerDelivery([fire], { received: minute(starts) });
			if (lasts === undefined || starts + lasts > 59) return [fired];
			const ends = minute(starts + lasts);
			return [fired, alertmanagerDelivery([{ ...fire, ends }], { received: ends })];
		}),
	);

const shuffled = deliveries.chain((list) =>
	fc.tuple(
		fc.constant(list.toSorted((a, b) => (a.received < b.received ? -1 : 1))),
		fc.shuffledSubarray(list, { minLength: list.length }),
		fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 }),
	),
);

function readIncidents(folder: RecordFolder): Incident[] {
	return [...folder.files]
		.filter(([path]) => /^incidents\/.*\/incident\.md$/.test(path))
		.map(([path, text]) => {
			const parsed = parseRecord('incident', path, text);
			if (!parsed.ok) throw new Error(`${path} does not read: ${parsed.problems[0]?.message}`);
			return parsed.value.value;
		});
}

/** What of a repository does not depend on ids and order of arrival: incidents, their times and states, and their links. */
function essence(folder: RecordFolder): string[] {
	const incidents = readIncidents(folder);
	const about = ({ service, kind, times }: Incident) => `${service} ${kind} ${times.detected}`;
	const byId = new Map(incidents.map((incident) => [incident.id, about(incident)]));
	return incidents
		.map((incident) => {
			const { status, severity, times, alerts, relations = [] } = incident;
			const links = relations.map(({ type, incident: other, path, reason }) => [type, byId.get(other), path, reason]);
			const known = { fingerprints: alerts?.fingerprints.toSorted(), count: alerts?.count };
			return JSON.stringify({ about: about(incident), status, severity, times, ...known, links });
		})
		.sort();
}

async function takeAll(batches: readonly (readonly Delivery[])[], lost: readonly string[] = []): Promise<RecordFolder> {
	const folder = connectedFolder();
	const fold = createFold();
	for (const batch of batches) {
		if (batch.length > 0) await folder.take(fold, batch);
		for (const path of folder.files.keys()) if (lost.some((start) => path.startsWith(start))) folder.files.delete(path);
	}
	// The last alert settles, and the last mute is over.
	const { changes } = await fold(folder.snapshot(), [], minute(120));
	folder.apply(changes);
	return folder;
}

function cut(items: readonly Delivery[], sizes: readonly number[]): Delivery[][] {
	let rest = [...items];
	const batches = sizes.map((size) => {
		const batch = rest.slice(0, size);
		rest = rest.slice(size);
		return batch;
	});
	return [...batches, rest];
}

describe('triage', () => {
	test("any permutation of an hour's alerts gives the same incidents, links and states", async () => {
		const seen = { caused: 0, duplicates: 0, freed: 0 };
		await fc.assert(
			fc.asyncProperty(shuffled, async ([list, order, sizes]) => {
				const inOrder = await takeAll(list.map((delivery) => [delivery]));
				const expected = essence(inOrder);
				expect(essence(await takeAll(cut(order, sizes)))).toEqual(expected);
				const links = readIncidents(inOrder).flatMap(({ relations = [] }) => relations.map(({ type }) => type));
				seen.caused += links.filter((type) => type === 'caused_by').length;
				seen.duplicates += links.filter((type) => type === 'duplicate_of').length;
				seen.freed += [...inOrder.files.values()].join('').split('"reason":"mute/ended"').length - 1;
			}),
			{ numRuns: 200 },
		);
		// What was compared was there to compare.
		expect(Object.entries(seen).filter(([, count]) => count < 20)).toEqual([]);
	});

	test('links lead to a root that has none, and never in a circle', async () => {
		await fc.assert(
			fc.asyncProperty(shuffled, async ([, order, sizes]) => {
				const incidents = readIncidents(await takeAll(cut(order, sizes)));
				const byId = new Map(incidents.map((incident) => [incident.id, incident]));
				for (const { id, relations = [] } of incidents) {
					for (const { type, incident: other } of relations) {
						expect(other).not.toBe(id);
						const types = byId.get(other)!.relations?.map((relation) => relation.type) ?? [];
						expect(types).not.toContain(type);
					}
				}
			}),
			{ numRuns: 60 },
		);
	});

	test('what is remembered equals what a full scan of records and archive finds', async () => {
		await fc.assert(
			fc.asyncProperty(shuffled, async ([, order, sizes]) => {
				const folder = connectedFolder();
				for (const batch of cut(order, sizes)) if (batch.length > 0) await folder.take(createFold(), batch);
				const index = parseActiveIndex(folder.files.get('alerts/active.json'));
				if (!index) return;
				const oracle = await deriveIndex(folder.snapshot());
				const plain = ({ incidents, muted, earlyResolves }: typeof oracle.state) => ({
					incidents: [...incidents.values()]
						.map(({ corrected: _, alerts, ...rest }) => ({ ...rest, alerts: Object.entries(alerts).sort() }))
						.sort((a, b) => (a.id < b.id ? -1 : 1)),
					muted: [...muted].sort(([a], [b]) => (a < b ? -1 : 1)),
					earlyResolves: [...earlyResolves].sort(([a], [b]) => (a < b ? -1 : 1)),
				});
				expect(plain(oracle.state)).toEqual(plain(index.state));
				const past = await derivePast(folder.snapshot());
				expect(await readPast(folder.snapshot(), [...past.keys()])).toEqual(past);
			}),
			{ numRuns: 100 },
		);
	});

	test('losing what is remembered loses nothing', async () => {
		await fc.assert(
			fc.asyncProperty(shuffled, async ([, order, sizes]) => {
				const batches = cut(order, sizes);
				const lost = await takeAll(batches, ['alerts/active.json', 'alerts/past/']);
				expect(essence(lost)).toEqual(essence(await takeAll(batches)));
			}),
			{ numRuns: 60 },
		);
	});
});
