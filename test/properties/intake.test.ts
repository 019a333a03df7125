import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseActiveIndex } from '../../src/app/intake/active-index.ts';
import { deriveIndex } from '../../src/app/intake/derive-index.ts';
import { createFold } from '../../src/app/intake/fold-deliveries.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { RECORD_KINDS, recordKindOf } from '../../src/core/records/record-kinds.ts';
import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { parseAlertLines } from '../../src/formats/alert-lines.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { exampleFolder } from '../stories/example-records.ts';
import type { RecordFolder } from '../stories/record-folder.ts';

const START = toEpochMs('2026-11-20T03:00:00Z');
const minute = (value: number) => fromEpochMs(START + value * 60_000);

/** Episodes of alerts in half an hour: each fires, and most are over some minutes later. */
const episode = fc.record({
	name: fc.constantFrom('HighErrorRate', 'ServiceDown'),
	app: fc.constantFrom('checkout-api', 'payment-gateway', 'nobody'),
	instance: fc.constantFrom('a', 'b', 'c'),
	severity: fc.constantFrom('critical', 'warning'),
	starts: fc.integer({ min: 0, max: 14 }),
	lasts: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
});

/** The deliveries that a source would send of some episodes; no instance has two episodes. */
const deliveries = fc
	.uniqueArray(episode, { maxLength: 8, selector: ({ name, app, instance }) => `${name} ${app} ${instance}` })
	.map((episodes) =>
		episodes.flatMap(({ starts, lasts, ...labels }): Delivery[] => {
			const fire = { ...labels, starts: minute(starts) };
			const fired = alertmanagerDelivery([fire], { received: minute(starts) });
			if (lasts === undefined) return [fired];
			const ends = minute(starts + lasts);
			return [fired, alertmanagerDelivery([{ ...fire, ends }], { received: ends })];
		}),
	);

/** What of a repository does not depend on ids and order of arrival. */
function essence(folder: RecordFolder): string[] {
	return [...folder.files]
		.filter(([path]) => /^incidents\/.*\/incident\.md$/.test(path))
		.map(([path, text]) => {
			const parsed = parseRecord('incident', path, text);
			if (!parsed.ok) throw new Error(`${path} does not read`);
			const { service, kind, status, severity, times, alerts } = parsed.value.value;
			return JSON.stringify({
				service,
				kind,
				status,
				severity,
				times,
				fingerprints: alerts?.fingerprints.toSorted(),
				count: alerts?.count,
			});
		})
		.sort();
}

async function takeAll(batches: readonly (readonly Delivery[])[]): Promise<RecordFolder> {
	const folder = exampleFolder();
	const fold = createFold();
	for (const batch of batches) if (batch.length > 0) await folder.take(fold, batch);
	return folder;
}

function cut(items: readonly Delivery[], sizes: readonly number[]): Delivery[][] {
	const batches: Delivery[][] = [];
	let rest = [...items];
	for (const size of sizes) {
		batches.push(rest.slice(0, size));
		rest = rest.slice(size);
	}
	return [...batches, rest];
}

const shuffled = deliveries.chain((list) =>
	fc.tuple(
		fc.constant(list),
		fc.shuffledSubarray(list, { minLength: list.length }),
		fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 }),
		fc.array(fc.nat(), { maxLength: 12 }),
	),
);

describe('intake', () => {
	test('any order of arrival, in any batches, gives the same incidents', async () => {
		await fc.assert(
			fc.asyncProperty(shuffled, async ([list, order, sizes]) => {
				const expected = essence(await takeAll(list.map((delivery) => [delivery])));
				expect(essence(await takeAll(cut(order, sizes)))).toEqual(expected);
			}),
			{ numRuns: 150 },
		);
	});

	test('the same deliveries again, any number of times, change no byte', async () => {
		await fc.assert(
			fc.asyncProperty(shuffled, async ([list, , sizes, picks]) => {
				const batches = cut(list, sizes);
				const once = await takeAll(batches);
				const again = picks.map((pick) => list[pick % Math.max(list.length, 1)]!).filter(Boolean);
				const twice = await takeAll([...batches.map((batch) => [...batch, ...batch]), again]);
				expect([...twice.files]).toEqual([...once.files]);
			}),
			{ numRuns: 100 },
		);
	});

	test('the index equals what a full scan of records and archive finds', async () => {
		await fc.assert(
			fc.asyncProperty(shuffled, async ([, order, sizes]) => {
				const folder = await takeAll(cut(order, sizes));
				const index = parseActiveIndex(folder.files.get('alerts/active.json'));
				const oracle = await deriveIndex(folder.snapshot());
				if (!index) {
					expect(order).toEqual([]);
					return;
				}
				const plain = ({ incidents }: typeof oracle.state) =>
					[...incidents.values()]
						.map(({ corrected: _, alerts, ...rest }) => ({ ...rest, alerts: Object.entries(alerts).sort() }))
						.sort((a, b) => (a.id < b.id ? -1 : 1));
				expect(plain(oracle.state)).toEqual(plain(index.state));
				expect([...oracle.state.earlyResolves]).toEqual([...index.state.earlyResolves]);
				expect([...oracle.numbers]).toEqual([...index.numbers].filter(([, number]) => number > 0));
			}),
			{ numRuns: 100 },
		);
	});

	test('losing the index loses nothing', async () => {
		await fc.assert(
			fc.asyncProperty(shuffled, async ([, order, sizes]) => {
				const batches = cut(order, sizes);
				const folder = exampleFolder();
				for (const batch of batches) {
					if (batch.length > 0) await folder.take(createFold(), batch);
					folder.files.delete('alerts/active.json');
				}
				expect(essence(folder)).toEqual(essence(await takeAll(batches)));
			}),
			{ numRuns: 60 },
		);
	});

	test('every alert of every delivery is in the archive with a decision, and what is written reads', async () => {
		await fc.assert(
			fc.asyncProperty(shuffled, async ([, order, sizes]) => {
				const folder = await takeAll(cut(order, sizes));
				const archive = [...folder.files]
					.filter(([path]) => path.endsWith('.ndjson'))
					.map(([path, text]) => parseAlertLines(path, text));
				expect(archive.flatMap(({ problems }) => problems)).toEqual([]);
				const archived = archive.flatMap(({ lines }) => lines.map(({ delivery }) => delivery));
				expect(archived.toSorted()).toEqual(order.map(({ id }) => id).toSorted());
				for (const [path, text] of folder.files) {
					const kind = recordKindOf(path);
					if (kind && RECORD_KINDS[kind].format !== 'ndjson')
						expect(parseRecord(kind, path, text)).toMatchObject({ ok: true });
				}
			}),
			{ numRuns: 60 },
		);
	});
});
