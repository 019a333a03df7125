import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { WriterReport, WriterTask } from './storm-writer.ts';

const CONTENDERS = ['group-commit', 'compare-and-swap'] as const;
type Contender = (typeof CONTENDERS)[number];

/** What one contender did. */
export interface Run {
	readonly contender: Contender;
	readonly opensPerSecond: number;
	readonly p50: number;
	readonly p95: number;
	readonly worst: number;
	/** The same from arrival, in milliseconds: all alerts arrive as the storm begins. */
	readonly arrivalP50: number;
	readonly arrivalP95: number;
	/** Commits on the branch. */
	readonly commits: number;
	/** Commits that were computed, those in vain among them. */
	readonly attempts: number;
	readonly lost: number;
}

const { values } = parseArgs({
	options: {
		writers: { type: 'string', default: '50' },
		alerts: { type: 'string', default: '1000' },
		incidents: { type: 'string', default: '10000' },
		repeats: { type: 'string', default: '3' },
		only: { type: 'string' },
		dir: { type: 'string', default: tmpdir() },
	},
});
const [writers, alerts, incidents, repeats] = [values.writers, values.alerts, values.incidents, values.repeats].map(
	Number,
) as [number, number, number, number];

function git(folder: string, args: readonly string[], input?: string): string {
	const { stdout, stderr, status } = spawnSync('git', ['-C', folder, ...args], {
		input,
		encoding: 'utf8',
		maxBuffer: 1 << 30,
	});
	if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
	return stdout;
}

/** A bare repository whose one commit holds `count` incident folders with two files each. */
function makeSeed(folder: string, count: number): void {
	spawnSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder]);
	git(folder, ['config', 'uploadpack.allowFilter', 'true']);
	const lines = ['commit refs/heads/main', 'committer Bench <bench@localhost> 1767225600 +0000', 'data 4', 'Seed'];
	for (let number = 1; number <= count; number += 1) {
		const id = `INC-2026-${String(number).padStart(5, '0')}`;
		for (const file of ['incident.md', 'timeline.yaml']) {
			const text = `---\nid: ${id}\ntitle: Incident ${(number * 7919) % 1000} of the seed\n---\n${'Notes of the night. '.repeat(15)}\n`;
			lines.push(`M 100644 inline incidents/2026/${id}/${file}`, `data ${text.length}`, text);
		}
	}
	git(folder, ['fast-import', '--quiet'], `${lines.join('\n')}\n`);
	git(folder, ['gc', '--quiet']);
}

async function storm(contender: Contender, seed: string, base: string): Promise<Run> {
	const remote = join(base, 'remote.git');
	cpSync(seed, remote, { recursive: true });
	const children = Array.from({ length: writers }, () => fork(join(import.meta.dirname, 'storm-writer.ts')));
	for (const [writer, child] of children.entries()) {
		const share = Math.floor(alerts / writers) + (writer < alerts % writers ? 1 : 0);
		const folder = join(base, `writer-${writer}`);
		const ready = once(child, 'message');
		child.send({ contender, folder, remote: `file://${remote}`, writer, alerts: share } satisfies WriterTask);
		await ready;
	}
	const started = performance.now();
	const finished = children.map((child) => once(child, 'message') as Promise<[WriterReport]>);
	for (const child of children) child.send('go');
	const reports = (await Promise.all(finished)).map(([report]) => report);
	const seconds = (performance.now() - started) / 1000;
	const run = summarize(contender, reports, seconds);
	const titles = git(remote, ['grep', '-h', '^title: Alert ', 'main', '--', 'incidents']).split('\n').filter(Boolean);
	const commits = Number(git(remote, ['rev-list', '--count', 'main'])) - 1;
	rmSync(base, { recursive: true });
	return { ...run, commits, lost: alerts - new Set(titles).size + Math.abs(titles.length - alerts) };
}

function summarize(
	contender: Contender,
	reports: readonly WriterReport[],
	seconds: number,
): Omit<Run, 'commits' | 'lost'> {
	const service = quantiles(reports.flatMap(({ latencies }) => latencies));
	const arrival = quantiles(reports.flatMap(({ sinceArrival }) => sinceArrival));
	const attempts = reports.reduce((sum, report) => sum + report.attempts, 0);
	return {
		contender,
		opensPerSecond: round(alerts / seconds),
		p50: service(0.5),
		p95: service(0.95),
		worst: service(1),
		arrivalP50: arrival(0.5),
		arrivalP95: arrival(0.95),
		attempts,
	};
}

function quantiles(values: readonly number[]): (share: number) => number {
	const sorted = values.toSorted((a, b) => a - b);
	return (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}

function median(numbers: readonly number[]): number {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const base = mkdtempSync(join(values.dir, 'tocsin-storm-'));
const seed = join(base, 'seed.git');
makeSeed(seed, incidents);
const runs: Run[] = [];
for (let repeat = 0; repeat < repeats; repeat += 1) {
	for (const contender of CONTENDERS) {
		if (values.only && values.only !== contender) continue;
		const run = await storm(contender, seed, mkdtempSync(join(base, 'run-')));
		runs.push(run);
		console.error(JSON.stringify(run));
	}
}
rmSync(base, { recursive: true });
const of = (contender: Contender, key: 'opensPerSecond' | 'p95') =>
	median(runs.filter((run) => run.contender === contender).map((run) => run[key]));
console.log(
	JSON.stringify(
		{
			writers,
			alerts,
			incidents,
			runs,
			ratios: {
				throughput: round(of('group-commit', 'opensPerSecond') / of('compare-and-swap', 'opensPerSecond')),
				p95: round(of('group-commit', 'p95') / of('compare-and-swap', 'p95')),
			},
		},
		null,
		2,
	),
);
