import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { formatRatio, median } from './measure.ts';
import type { Section } from './section.ts';
import type { Run } from './storm.ts';

const NAMES: Readonly<Record<string, string>> = {
	'group-commit': 'group commit',
	'compare-and-swap': 'compare-and-swap with jitter',
};

/** A storm: many writers at once, group commit against the usual way. */
export const measureStorm: Section = {
	id: 'storm',
	title: 'A storm of alerts',
	run: async ({ isSmall, folder }) => {
		const [writers, alerts, incidents, repeats] = isSmall ? [5, 20, 200, 1] : [50, 1_000, 10_000, 1];
		const settings = { writers, alerts, incidents, repeats, dir: folder };
		const runs = await storm(Object.entries(settings).map(([name, value]) => `--${name}=${value}`));
		const of = (contender: string, key: keyof Run) =>
			median(runs.filter((run) => run.contender === contender).map((run) => Number(run[key])));
		const rows = Object.keys(NAMES).map((contender) => [
			NAMES[contender]!,
			of(contender, 'opensPerSecond').toFixed(1),
			...(['arrivalP50', 'arrivalP95', 'p50', 'p95', 'worst'] as const).map(
				(key) => `${(of(contender, key) / 1000).toFixed(2)} s`,
			),
			String(of(contender, 'commits')),
			String(of(contender, 'attempts')),
			String(of(contender, 'lost')),
		]);
		const ratio = (key: keyof Run) => formatRatio(of('group-commit', key), of('compare-and-swap', key));
		rows.push([
			'ratio',
			ratio('opensPerSecond'),
			ratio('arrivalP50'),
			ratio('arrivalP95'),
			ratio('p50'),
			ratio('p95'),
			ratio('worst'),
			ratio('commits'),
			'',
			'',
		]);
		return {
			tables: [
				{
					columns: [
						'',
						'opened a second',
						'from arrival: median',
						'p95',
						'one writer’s wait: median',
						'p95',
						'worst',
						'commits',
						'computed',
						'lost',
					],
					rows,
				},
			],
			notes: [
				`${alerts} alerts by ${writers} writers into a repository of ${incidents.toLocaleString('en')} incidents; the same objects are written by both, in processes of their own. One run of each: the second contender takes minutes.`,
				'All alerts arrive as the storm begins, and each writer takes up its share one after the other. “From arrival” counts what an alert waits behind the one before it; “one writer’s wait” does not, and so flatters a contender whose lucky writers go on while others starve: see its worst.',
			],
		};
	},
};

function storm(args: readonly string[]): Promise<readonly Run[]> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'storm.ts'), ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => {
		output += chunk.toString('utf8');
	});
	return new Promise((settle, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) settle((JSON.parse(output) as { readonly runs: readonly Run[] }).runs);
			else reject(new Error(`The storm ended with exit code ${code}`));
		});
	});
}
