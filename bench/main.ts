/**
 * `npm run bench`: measures, prints tables and writes them to `bench/results.md`. `--only records,search` runs some
 * sections and keeps what the others said last; `--small` only sees that everything runs, and writes nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBacktest } from './backtest/measure-backtest.ts';
import { measureActions } from './measure-actions.ts';
import { measureCheck } from './measure-check.ts';
import { measureIntake } from './measure-intake.ts';
import { measureOnCall } from './measure-oncall.ts';
import { measureRecords } from './measure-records.ts';
import { measureStorm } from './measure-storm.ts';
import { measureOutage } from './outage/measure-outage.ts';
import { mergeResults, printSection } from './report.ts';
import type { Section } from './section.ts';
import { measureBuild } from './site/measure-build.ts';
import { measureLighthouse } from './site/measure-lighthouse.ts';
import { measureSearch } from './site/measure-search.ts';
import { measureTriage } from './triage/measure-triage.ts';

const RESULTS = join(import.meta.dirname, 'results.md');
const SECTIONS: readonly Section[] = [
	measureRecords,
	measureTriage,
	measureBacktest,
	measureCheck,
	measureOnCall,
	measureIntake,
	measureStorm,
	measureOutage,
	measureActions,
	measureBuild,
	measureSearch,
	measureLighthouse,
];

const { values } = parseArgs({
	options: {
		only: { type: 'string' },
		small: { type: 'boolean', default: false },
		dir: { type: 'string', default: tmpdir() },
	},
});
const wanted = values.only?.split(',') ?? SECTIONS.map(({ id }) => id);
const unknown = wanted.filter((id) => !SECTIONS.some((section) => section.id === id));
if (unknown.length > 0) {
	console.error(
		`Unexpected section "${unknown[0]}", expected some of ${SECTIONS.map(({ id }) => id).join(', ')} (--only)`,
	);
	process.exit(2);
}

const printed = new Map<string, string>();
for (const section of SECTIONS.filter(({ id }) => wanted.includes(id))) {
	const folder = mkdtempSync(join(values.dir, 'tocsin-bench-'));
	const say = (text: string) => process.stderr.write(`${section.id}: ${text}\n`);
	try {
		const text = printSection(section.title, await section.run({ isSmall: values.small, folder, say }));
		printed.set(section.title, text);
		console.log(`\n${text}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
if (!values.small) {
	const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '';
	const order = SECTIONS.map(({ title }) => title);
	writeFileSync(RESULTS, mergeResults(before, { head: describeRun(), order, sections: printed }));
	console.log(`\nWritten to bench/results.md`);
}

function describeRun(): string {
	const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
	const versions = [`Node ${process.versions.node}`, versionOf('git'), versionOf('hugo', ['version'])].filter(Boolean);
	return `# What was measured

By \`npm run bench\` on ${cpus().length} cores with ${memory}; ${versions.join(', ')}. Medians of three runs or more where a run is short,
contenders one after the other in the same run: read the ratios, the seconds are one machine's. The records are made up by a seeded generator,
ten thousand incidents a year, a third of them with a postmortem of about 400 words.`;
}

function versionOf(program: string, args: readonly string[] = ['--version']): string | undefined {
	try {
		const text = execFileSync(program, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
		return `${program} ${/\d+(?:\.\d+)+/.exec(text)?.[0]}`;
	} catch {
		return undefined;
	}
}
