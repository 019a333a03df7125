import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalRepository } from '../src/adapters/git/local-repository.ts';
import { RemoteRepository } from '../src/adapters/git/remote-repository.ts';
import { createFold } from '../src/app/intake/fold-deliveries.ts';
import { intake } from '../src/app/intake/intake.ts';
import type { Delivery } from '../src/core/alerts/delivery.ts';
import { fromEpochMs } from '../src/core/time/instant.ts';
import type { IncidentRepository } from '../src/ports/repository.ts';
import { SERVICES } from './generate/vocabulary.ts';
import { generateRepository, importRepository } from './generate-repository.ts';
import { formatMs, formatRatio, median, timeOf } from './measure.ts';
import type { Section } from './section.ts';

const START = Date.parse('2026-11-20T06:05:00Z');
let alerts = 0;
/** Services at which nothing is open, so that each alert opens an incident of its own. */
let quiet: readonly string[] = [];

/** Intake: one alert becomes a pushed commit, in histories of growing length. */
export const measureIntake: Section = {
	id: 'intake',
	title: 'Intake of one alert',
	run: async ({ isSmall, folder, say }) => {
		const rows: string[][] = [];
		for (const incidents of isSmall ? [200, 1_000] : [1_000, 10_000, 50_000]) {
			say(`${incidents} incidents`);
			const rounds = isSmall || incidents > 10_000 ? 1 : 3;
			rows.push(await measureHistory(join(folder, `intake-${incidents}`), incidents, rounds));
			rmSync(join(folder, `intake-${incidents}`), { recursive: true });
		}
		return {
			tables: [
				{
					columns: [
						'incidents before',
						'full clone, commit, push',
						'new runner',
						'ratio',
						'warm, remote',
						'of it the remote’s own check',
						'control room',
						'first ever',
					],
					rows,
				},
			],
			notes: [
				'Each is one alert that opens an incident, from the delivery to the commit being on the branch of a bare repository on the same disk (`file://`).',
				'“Full clone” is the usual action: a shallow clone with every file, two files written, commit, push; it decides nothing. “New runner” starts with an empty folder too, and reads, decides and writes all that intake does. “Warm” has the repository open, “control room” commits to a work tree. “First ever” derives the index of active incidents, which happens once.',
				'“The remote’s own check” is `git rev-list --objects --not --all` of the bare repository, which Git runs on whatever is pushed to see that nothing is missing. It walks every folder of the branch, so it grows with the history, and is not ours; what is left of “warm” is.',
			],
		};
	},
};

async function measureHistory(folder: string, incidents: number, rounds: number): Promise<string[]> {
	const bare = join(folder, 'remote.git');
	const workTree = join(folder, 'work-tree');
	quiet = quietServices(incidents);
	await importRepository(bare, generateRepository({ incidents }));
	execFileSync('git', ['-C', bare, 'config', 'uploadpack.allowFilter', 'true']);
	execFileSync('git', ['-C', bare, 'gc', '--quiet']);
	execFileSync('git', ['clone', '--quiet', bare, workTree]);
	const remote = `file://${bare}`;
	const open = (name: string, env = process.env) =>
		RemoteRepository.open({ folder: join(folder, name), remote, branch: 'main', env });
	const first = await timeOf(async () => {
		const repository = await open('first');
		await takeOne(repository);
		repository.close();
	});
	const cold: number[] = [];
	const full: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		full.push(await timeOf(() => cloneAndPush(join(folder, 'full'), remote)));
		// Nobody waits for a runner to be thrown away.
		rmSync(join(folder, 'full'), { recursive: true });
		cold.push(
			await timeOf(async () => {
				const repository = await open(`cold-${round}`);
				await takeOne(repository);
				repository.close();
			}),
		);
	}
	const trace = join(folder, 'trace');
	const repository = await open('warm', { ...process.env, GIT_TRACE2_EVENT: trace });
	const warm = await takeSome(repository, rounds + 3);
	repository.close();
	const local = await takeSome(await LocalRepository.open({ folder: workTree }), rounds + 3);
	return [
		incidents.toLocaleString('en'),
		formatMs(median(full)),
		formatMs(median(cold)),
		formatRatio(median(cold), median(full)),
		formatMs(warm),
		formatMs(remoteCheck(trace, rounds + 3)),
		formatMs(local),
		formatMs(first),
	];
}

/** Milliseconds an alert that the bare repository spent on looking whether anything is missing, by Git's own trace. */
function remoteCheck(trace: string, alerts: number): number {
	const events = readFileSync(trace, 'utf8').split('\n').filter(Boolean);
	const names = new Map<string, string>();
	let seconds = 0;
	for (const line of events) {
		const { event, sid, hierarchy, t_abs } = JSON.parse(line) as Record<string, string> & { t_abs: number };
		if (event === 'cmd_name') names.set(sid!, hierarchy ?? '');
		if (event === 'atexit' && names.get(sid!)?.endsWith('receive-pack/rev-list')) seconds += t_abs;
	}
	return (1000 * seconds) / alerts;
}

/** Median of some alerts one after the other; the first, which makes ready, is not counted. */
async function takeSome(repository: IncidentRepository, count: number): Promise<number> {
	const fold = createFold();
	const times: number[] = [];
	for (let index = 0; index < count; index += 1) times.push(await timeOf(() => takeOne(repository, fold)));
	return median(times.slice(1));
}

async function takeOne(repository: IncidentRepository, fold = createFold()): Promise<void> {
	const report = await intake(repository, [nextDelivery()], fold);
	if (report.incidents[0]?.change !== 'opened') throw new Error(`The alert opened nothing: ${JSON.stringify(report)}`);
}

function quietServices(incidents: number): readonly string[] {
	const busy = new Set<string>();
	for (const { path, content } of generateRepository({ incidents })) {
		if (!path.endsWith('/incident.md') || !content.includes('\nstatus: open\n')) continue;
		busy.add(/^service: (.*)$/m.exec(content)![1]!);
	}
	return SERVICES.filter((service) => !busy.has(service));
}

/** An alert that no open incident takes: another service each time. */
function nextDelivery(): Delivery {
	alerts += 1;
	const at = fromEpochMs(START + alerts * 3_600_000);
	const labels = { alertname: 'HighErrorRate', service: quiet[alerts % quiet.length]!, severity: 'critical' };
	const alert = {
		status: 'firing',
		labels,
		annotations: { summary: `Errors of ${labels.service}` },
		startsAt: at,
		endsAt: '0001-01-01T00:00:00Z',
		fingerprint: `bench-${alerts}`,
	};
	const data = { version: '4', groupKey: '{}', status: 'firing', receiver: 'tocsin', alerts: [alert] };
	return { schema: 1, id: `bench-${alerts}`, source: 'alertmanager', received: at, data };
}

function cloneAndPush(folder: string, remote: string): void {
	const git = (...args: readonly string[]) =>
		execFileSync('git', ['-C', folder, '-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', ...args]);
	execFileSync('git', ['clone', '--quiet', '--depth', '1', remote, folder]);
	const id = `INC-2027-${String(alerts).padStart(4, '0')}`;
	alerts += 1;
	mkdirSync(join(folder, 'incidents/2027', id), { recursive: true });
	writeFileSync(join(folder, 'incidents/2027', id, 'incident.md'), `---\nid: ${id}\n---\n`);
	writeFileSync(join(folder, 'incidents/2027', id, 'timeline.yaml'), '[]\n');
	git('add', 'incidents/2027');
	git('commit', '--quiet', '-m', `Open ${id}`);
	git('push', '--quiet', 'origin', 'HEAD:main');
}
