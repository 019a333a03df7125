import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArchive } from '../../src/app/backtest/read-archive.ts';
import { readRules } from '../../src/app/backtest/read-rules.ts';
import { createFold } from '../../src/app/intake/fold-deliveries.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { archivedAlert } from '../../src/core/backtest/archived-alert.ts';
import type { Replay } from '../../src/core/backtest/replay.ts';
import { replayArchive } from '../../src/core/backtest/replay-archive.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { connectedFolder } from '../stories/example-records.ts';
import type { RecordFolder } from '../stories/record-folder.ts';

/**
 * The oracle of a backtest is the product itself: the same alerts taken in by the changed rules from the beginning,
 * minute by minute, with every incident kept at hand. A replay of the archive that other rules left must find the same.
 */

const START = toEpochMs('2026-11-20T00:00:00Z');
const minute = (value: number) => fromEpochMs(START + value * 60_000);
const DAYS = 6;

const episode = fc.record({
	name: fc.constantFrom('HighErrorRate', 'ServiceDown', 'NodeNotReady'),
	app: fc.constantFrom('checkout-api', 'payment-gateway', 'orders-db', 'identity', 'nobody'),
	instance: fc.constantFrom('a', 'b'),
	starts: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: DAYS * 1440 })),
	lasts: fc.integer({ min: 1, max: 300 }),
	repeats: fc.integer({ min: 0, max: 2 }),
	late: fc.constantFrom(0, 0, 0, 5, 45, 600),
});

const deliveries = fc.array(episode, { maxLength: 14 }).map((episodes) =>
	episodes
		.flatMap(({ starts, lasts, repeats, late, ...labels }): Delivery[] => {
			const fire = { ...labels, starts: minute(starts) };
			const ends = minute(starts + lasts);
			const again = Array.from({ length: repeats }, (_, index) => starts + Math.ceil(((index + 1) * lasts) / 4));
			return [
				alertmanagerDelivery([fire], { received: minute(starts + late) }),
				...again.map((at) =>
					alertmanagerDelivery([fire], { received: minute(at + late), id: `again ${at} ${JSON.stringify(fire)}` }),
				),
				alertmanagerDelivery([{ ...fire, ends }], { received: minute(starts + lasts + late) }),
			];
		})
		.filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index)
		.sort((a, b) => toEpochMs(a.received) - toEpochMs(b.received)),
);

const rules = fc.record({
	by: fc.constantFrom('[service, kind]', '[service]', '[team]', '[service, name]'),
	reopen: fc.constantFrom('10m', '1h', '12h'),
	settle: fc.constantFrom('', ', settle_delay: 5m'),
	window: fc.constantFrom('', ', window: 2h'),
	muted: fc.constantFrom('NodeNotReady', 'HighErrorRate', 'Nothing'),
	hops: fc.constantFrom(1, 4),
	errors: fc.constantFrom('sev2', 'sev5'),
});

type Rules = typeof rules extends fc.Arbitrary<infer Value> ? Value : never;

function folderOf({ by, reopen, settle, window, muted, hops, errors }: Rules): RecordFolder {
	const folder = connectedFolder();
	const path = 'policies/triage.yaml';
	const text = folder.files.get(path)!;
	folder.files.set(
		path,
		text
			.replace(
				'by: [service, kind], reopen_window: 1h, settle_delay: 5m',
				`by: ${by}, reopen_window: ${reopen}${settle}${window}`,
			)
			.replace(
				'match: { names: [NodeNotReady] }\n    from: 2026-11-20T03:10:00Z\n    until: 2026-11-20T04:05:00Z',
				`match: { names: [${muted}] }\n    from: 2026-11-20T00:30:00Z\n    until: 2026-11-22T04:05:00Z`,
			)
			.replace('max_hops: 4', `max_hops: ${hops}`)
			.replace('kind: high-error-rate, severity: sev3', `kind: high-error-rate, severity: ${errors}`),
	);
	return folder;
}

function incidentsOf({ files }: RecordFolder): Incident[] {
	return [...files].flatMap(([path, text]) => {
		if (!/^incidents\/.*\/incident\.md$/.test(path)) return [];
		const parsed = parseRecord('incident', path, text);
		if (!parsed.ok) throw new Error(`${path} does not read: ${parsed.problems[0]?.message}`);
		return [parsed.value.value];
	});
}

interface Taken {
	readonly folder: RecordFolder;
	/** Service and time of each page: opened or opened again in a round, and explained by nothing at its end. */
	readonly pages: readonly string[];
}

async function takeIn(folder: RecordFolder, list: readonly Delivery[]): Promise<Taken> {
	const fold = createFold();
	const pages: string[] = [];
	const rounds: Delivery[][] = [];
	for (const delivery of list) {
		const last = rounds.at(-1);
		const isSame = last && toEpochMs(delivery.received) - toEpochMs(last[0]!.received) <= 60_000;
		if (isSame) last.push(delivery);
		else rounds.push([delivery]);
	}
	for (const round of rounds) {
		const { alerts } = await folder.take(fold, round);
		const byId = new Map(incidentsOf(folder).map((incident) => [incident.id, incident]));
		for (const { decision, incident } of alerts) {
			if (decision !== 'opened' && decision !== 'reopened') continue;
			const { service, relations = [] } = byId.get(incident!)!;
			if (relations.some(({ type }) => type === 'caused_by' || type === 'duplicate_of')) continue;
			pages.push(service);
		}
	}
	return { folder, pages: pages.sort() };
}

function replay(archive: RecordFolder, changed: RecordFolder, options: { forgets: boolean }): Replay {
	const filesOf = ({ files }: RecordFolder) => ({
		paths: () => [...files.keys()],
		read: (path: string) => files.get(path)!,
	});
	const read = readRules(filesOf(changed));
	if (!read.ok) throw new Error(read.problems[0]?.message);
	const run = replayArchive(read.value, options);
	for (const line of readArchive(filesOf(archive), ({ message }) => {
		throw new Error(message);
	})) {
		const alert = archivedAlert(line);
		if (alert) run.take(alert);
	}
	return run.end();
}

interface Essence {
	readonly id: string;
	readonly about: string;
	readonly links: readonly (string | undefined)[];
}

function essence(incidents: readonly Essence[]): string[] {
	const byId = new Map(incidents.map(({ id, about }) => [id, about]));
	return incidents
		.map(({ about, links }) => [about, ...links.map((id) => (id ? byId.get(id) : ''))].join(' | '))
		.sort();
}

const replayed = ({ incidents }: Replay) =>
	essence(
		[...incidents.values()].map(({ id, service, kind, severity, detected, cause, duplicate }) => ({
			...{ id, about: `${service} ${kind} ${severity} ${detected}`, links: [cause, duplicate] },
		})),
	);

const recorded = ({ folder }: Taken) =>
	essence(
		incidentsOf(folder).map(({ id, service, kind, severity, times, relations = [] }) => {
			const link = (type: string) => relations.find((relation) => relation.type === type)?.incident;
			const links = [link('caused_by'), link('duplicate_of')];
			return { id, about: `${service} ${kind} ${severity} ${times.detected}`, links };
		}),
	);

const pagesOf = ({ incidents }: Replay) =>
	[...incidents.values()].flatMap(({ pages }) => pages.map(({ service }) => service)).sort();

describe('a replay of the archive that other rules left', () => {
	test('finds what intake by the changed rules would have found', async () => {
		await fc.assert(
			fc.asyncProperty(deliveries, rules, rules, async (list, before, after) => {
				const archive = await takeIn(folderOf(before), list);
				const oracle = await takeIn(folderOf(after), list);
				const found = replay(archive.folder, folderOf(after), { forgets: true });
				expect(replayed(found)).toEqual(recorded(oracle));
				expect(pagesOf(found)).toEqual(oracle.pages);
			}),
			{ numRuns: Number(process.env.ORACLE_RUNS ?? 60) },
		);
	});

	test('is the same whether it forgets what is over or not', async () => {
		await fc.assert(
			fc.asyncProperty(deliveries, rules, rules, async (list, before, after) => {
				const { folder } = await takeIn(folderOf(before), list);
				const [quick, whole] = [true, false].map((forgets) => replay(folder, folderOf(after), { forgets }));
				expect(quick).toEqual(whole);
			}),
			{ numRuns: Number(process.env.ORACLE_RUNS ?? 60) },
		);
	});
});
