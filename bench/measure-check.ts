import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanFiles } from './check/clean-files.ts';
import { generateRepository, writeRepositoryFolder } from './generate-repository.ts';
import { formatMs, formatRatio, race } from './measure.ts';
import type { Section } from './section.ts';

const CLI = join(import.meta.dirname, '../src/cli/main.ts');
const REMARK = join(import.meta.dirname, 'check/parse-with-remark.ts');
const NOW = '2026-11-20T06:00:00Z';

/** The check: whole commands from start to end, against remark parsing the same postmortems in a command of its own. */
export const measureCheck: Section = {
	id: 'check',
	title: 'Checking the records',
	run: async ({ isSmall, folder, say }) => {
		const rows: string[][] = [];
		for (const incidents of isSmall ? [200] : [1_000, 10_000]) {
			say(`${incidents} incidents`);
			rows.push([incidents.toLocaleString('en'), ...(await measure(join(folder, `check-${incidents}`), incidents))]);
		}
		return {
			tables: [
				{
					columns: ['incidents', 'files', 'remark', 'cold', 'ratio', 'warm', 'one changed', 'one path'],
					rows,
				},
			],
			notes: [
				'Each incident has a timeline and a postmortem of about 400 words, with next to no mistakes. Every figure is a command from its start to its end, on all cores.',
				'“Remark” parses the postmortems to trees and does nothing else. “Cold” knows nothing and judges every file by every rule; “warm” has the results of the check before; “one changed” too, after an edit of one incident. “One path” judges one incident, and keeps nothing.',
			],
		};
	},
};

async function measure(root: string, incidents: number): Promise<string[]> {
	const files = writeRepositoryFolder(
		root,
		cleanFiles(generateRepository({ incidents, postmortems: 'all', now: NOW })),
	);
	// Where the cache goes, as in a repository that has installed its engine.
	mkdirSync(join(root, 'node_modules'));
	const check = (...args: readonly string[]) => run([CLI, '--repo', root, '--now', NOW, 'check', ...args]);
	const example = 'incidents/2026/INC-2026-0100/incident.md';
	check();
	const { remark, cold, warm, changed, path } = await race(
		{
			remark: () => run([REMARK, root]),
			cold: () => check('--no-cache'),
			warm: () => check(),
			changed: () => {
				appendFileSync(join(root, example), 'More is known now.\n');
				check();
			},
			path: () => check('incidents/2026/INC-2026-0100'),
		},
		3,
	);
	const times = [remark, cold].map(formatMs);
	return [files.toLocaleString('en'), ...times, formatRatio(cold, remark), ...[warm, changed, path].map(formatMs)];
}

function run(args: readonly string[]): void {
	// As scripts/node-guard.mjs does for every command; both contenders have it.
	const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-bench-compiled') };
	const { status, stderr } = spawnSync(process.execPath, [...args], { encoding: 'utf8', maxBuffer: 1e8, env });
	if (status === null || status > 1) throw new Error(`node ${args.join(' ')}: ${stderr}`);
}
