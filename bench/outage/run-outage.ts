import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AlertLine } from '../../src/core/records/alert-line.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { parseAlertLines } from '../../src/formats/alert-lines.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { createRandom } from '../generate/random.ts';
import { type OutageSize, outageDeliveries } from './outage-deliveries.ts';
import type { OutageReport } from './outage-writer.ts';

/** What an outage left in the repository, and what it took. */
export interface OutageOutcome {
	readonly incidents: readonly Incident[];
	/** Archive lines of the outage. */
	readonly lines: readonly AlertLine[];
	readonly commits: number;
	readonly waiting: number;
	readonly seconds: number;
	/** Milliseconds from the beginning to when each alert was on the branch. */
	readonly sinceArrival: readonly number[];
}

/** Sends the alerts of one outage by many processes at once, in mixed order, to a bare repository; reads what is there then. */
export async function runOutage(
	bare: string,
	size: OutageSize & { readonly writers: number; readonly folder: string },
): Promise<OutageOutcome> {
	const before = count(bare);
	const shares = deal(size);
	const children = shares.map(() => fork(join(import.meta.dirname, 'outage-writer.ts')));
	for (const [index, child] of children.entries()) {
		const ready = once(child, 'message');
		const folder = join(size.folder, `writer-${index}`);
		child.send({ folder, remote: `file://${bare}`, deliveries: shares[index]! });
		await ready;
	}
	const started = performance.now();
	const finished = children.map((child) => once(child, 'message') as Promise<[OutageReport]>);
	for (const child of children) child.send('go');
	const reports = await Promise.all(finished);
	const seconds = (performance.now() - started) / 1000;
	const sinceArrival = reports.flatMap(([report]) => report.sinceArrival);
	return { ...readOutcome(bare), commits: count(bare) - before, seconds, sinceArrival };
}

/** Shuffled, then dealt out: nobody gets the root first but by chance. */
function deal({ alerts, services, writers }: OutageSize & { readonly writers: number }) {
	const random = createRandom(7);
	const mixed = outageDeliveries({ alerts, services })
		.map((delivery) => ({ delivery, key: random.next() }))
		.sort((a, b) => a.key - b.key);
	return Array.from({ length: writers }, (_, writer) =>
		mixed.filter((_, index) => index % writers === writer).map(({ delivery }) => delivery),
	);
}

function readOutcome(bare: string): Pick<OutageOutcome, 'incidents' | 'lines' | 'waiting'> {
	const archive = show(bare, 'alerts/2026/11').filter((path) => path.endsWith('.ndjson'));
	const lines = archive
		.flatMap((path) => parseAlertLines(path, git(bare, 'show', `main:${path}`)).lines)
		.filter(({ delivery }) => delivery.startsWith('outage-'));
	const ids = [...new Set(lines.flatMap(({ incident }) => incident ?? []))];
	const incidents = ids.map((id) => {
		const path = `incidents/2026/${id}/incident.md`;
		const parsed = parseRecord('incident', path, git(bare, 'show', `main:${path}`));
		if (!parsed.ok) throw new Error(`${path} does not read`);
		return parsed.value.value;
	});
	const waiting = git(bare, 'for-each-ref', 'refs/tocsin/inbox').split('\n').filter(Boolean).length;
	return { incidents, lines, waiting };
}

function show(bare: string, folder: string): string[] {
	return git(bare, 'ls-tree', '--name-only', 'main', `${folder}/`).split('\n').filter(Boolean);
}

function count(bare: string): number {
	return Number(git(bare, 'rev-list', '--count', 'main'));
}

function git(bare: string, ...args: readonly string[]): string {
	return execFileSync('git', ['-C', bare, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}
