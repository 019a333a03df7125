import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { generateRepository, writeRepositoryFolder } from '../generate-repository.ts';
import { formatBytes, formatMs, formatRatio, median } from '../measure.ts';
import type { BenchContext, Section } from '../section.ts';
import { cstatePage, writeCstateSite } from './cstate-site.ts';
import { hugoPage, hugoSite } from './hugo-site.ts';
import { runQuietly } from './run-quietly.ts';

const ENGINE = join(import.meta.dirname, '../..');
const HUGO = process.env.HUGO ?? '/usr/bin/hugo';
/** A copy of the theme, from github.com/cstate/cstate; without it Hugo stands with its plain pages alone. */
const CSTATE = process.env.TOCSIN_BENCH_CSTATE;
const COLUMNS = [
	'incidents',
	'site',
	'cold',
	'ratio',
	'one changed',
	'ratio',
	'memory',
	'pages',
	'size',
	'largest page',
];

/** One size of history: contenders with more than ten seconds a build run once. */
interface Size {
	readonly incidents: number;
	readonly rounds: number;
	readonly only?: readonly string[];
}
const SIZES: readonly Size[] = [
	{ incidents: 1_000, rounds: 3 },
	{ incidents: 10_000, rounds: 3 },
	{ incidents: 50_000, rounds: 1, only: ['pages', 'Hugo'] },
];

interface Builder {
	readonly name: string;
	/** Where the pages go. */
	readonly out: string;
	/** What a new machine does not have. */
	readonly leftovers: readonly string[];
	readonly build: () => Promise<number>;
	/** Changes one incident. */
	readonly touch: () => void;
	readonly runsOnce?: boolean;
}

interface Measured {
	readonly cold: number[];
	readonly changed: number[];
	readonly memory: number[];
}

/** Building the site, whole and after one change, against Hugo with the same records. */
export const measureBuild: Section = {
	id: 'build',
	title: 'Building the site',
	run: async (context) => {
		const rows: string[][] = [];
		for (const size of context.isSmall ? [{ incidents: 100, rounds: 1 }] : SIZES)
			rows.push(...(await measureSize(context, size)));
		return {
			tables: [{ columns: COLUMNS, rows }],
			notes: [
				existsSync(HUGO)
					? 'Ratios are against Hugo with plain pages in the same run: facts, timeline and text in a bare layout, lists by service, team and month, no search. Tocsin’s carry phases, people, alerts, related incidents, actions, edit links and dashboards.'
					: 'Hugo is not installed here, so that there is no ratio.',
				'“Pages” is without the index of the texts; “with search” is `npm run build`: pages, feeds, and the full-text index of all texts made beside them. “Cold” has nothing but the repository and `npm ci`: it bundles the site’s program first. “One changed” is after a commit that changes one incident, with all that the last build left; what comes out is byte for byte what a cold build makes (`test/site/`).',
				'“Memory” is the most that all processes of a cold build held at once. “Largest page” is HTML as it is sent, gzipped.',
				...(CSTATE ? [] : ['The cState theme was not given (`TOCSIN_BENCH_CSTATE`).']),
			],
		};
	},
};

async function measureSize({ folder, say }: BenchContext, { incidents, rounds, only }: Size): Promise<string[][]> {
	const base = join(folder, `build-${incidents}`);
	const builders = makeBuilders(base, incidents).filter(({ name }) => only?.includes(name) ?? true);
	const results = new Map<string, Measured>(builders.map(({ name }) => [name, { cold: [], changed: [], memory: [] }]));
	for (let round = 0; round < rounds; round += 1) {
		for (const builder of builders) {
			if (round > 0 && builder.runsOnce) continue;
			say(`${incidents} incidents, round ${round + 1} of ${rounds}: ${builder.name}`);
			await measureOnce(builder, results.get(builder.name)!);
		}
	}
	const hugo = results.get('Hugo');
	const rows = builders.map(({ name, out }) => {
		const { cold, changed, memory } = results.get(name)!;
		return [
			incidents.toLocaleString('en'),
			name,
			formatMs(median(cold)),
			formatRatio(median(cold), median(hugo?.cold ?? [])),
			formatMs(median(changed)),
			formatRatio(median(changed), median(hugo?.changed ?? [])),
			formatBytes(median(memory)),
			...sizeOf(out),
		];
	});
	rmSync(base, { recursive: true });
	return rows;
}

async function measureOnce({ leftovers, build, touch }: Builder, into: Measured): Promise<void> {
	for (const left of leftovers) rmSync(left, { recursive: true, force: true });
	const started = performance.now();
	into.memory.push(await build());
	into.cold.push(performance.now() - started);
	touch();
	const again = performance.now();
	await build();
	into.changed.push(performance.now() - again);
}

function makeBuilders(base: string, incidents: number): Builder[] {
	const records = join(base, 'records');
	writeRepositoryFolder(records, generateRepository({ incidents }));
	git(records, 'init', '--quiet');
	commit(records);
	const catalogue = readCatalogue(workTreeFiles(records));
	const { id, folder } = catalogue.incidents[0]!;
	const ours = (name: string, args: readonly string[]): Builder => {
		const out = join(base, name.replaceAll(' ', '-'));
		const cache = `${out}.cache`;
		const env = { TOCSIN_REPO: records, TOCSIN_OUT: out, TOCSIN_CACHE: cache, ASTRO_TELEMETRY_DISABLED: '1' };
		return {
			name,
			out,
			leftovers: [out, cache, join(ENGINE, '.cache/program')],
			build: () => runQuietly(process.execPath, args, { cwd: ENGINE, env }),
			touch: () => {
				appendLine(join(records, folder, 'incident.md'));
				commit(records);
			},
		};
	};
	const script = join(ENGINE, 'scripts/build-site.ts');
	const contenders = [ours('pages', [script, '--pages']), ours('with search', [script])];
	if (!existsSync(HUGO)) return contenders;
	const hugo = (name: string, root: string, page: string): Builder => ({
		name,
		out: join(root, 'public'),
		leftovers: [join(root, 'public'), join(root, 'resources')],
		build: () => runQuietly(HUGO, ['--quiet'], { cwd: root }),
		touch: () => appendLine(join(root, page)),
	});
	const plain = join(base, 'hugo');
	writeRepositoryFolder(plain, hugoSite(catalogue));
	contenders.push(hugo('Hugo', plain, hugoPage(id)));
	if (!CSTATE) return contenders;
	const themed = join(base, 'cstate');
	writeCstateSite(themed, catalogue, CSTATE);
	return [...contenders, { ...hugo('Hugo with cState', themed, cstatePage(id)), runsOnce: true }];
}

function commit(folder: string): void {
	git(folder, 'add', '--all');
	git(
		folder,
		'-c',
		'user.name=Bench',
		'-c',
		'user.email=bench@example.com',
		'commit',
		'--quiet',
		'--message',
		'Records',
	);
}

function git(folder: string, ...args: readonly string[]): void {
	execFileSync('git', [...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function appendLine(file: string): void {
	writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more line.\n`);
}

function sizeOf(folder: string): [pages: string, size: string, largest: string] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	let [bytes, pages, largest] = [0, 0, 0];
	for (const { parentPath, name } of files) {
		const content = readFileSync(join(parentPath, name));
		bytes += content.length;
		if (!name.endsWith('.html')) continue;
		pages += 1;
		// A page of this size cannot come near the limit, however little it shrinks.
		if (content.length > 60_000) largest = Math.max(largest, gzipSync(content).length);
	}
	return [pages.toLocaleString('en'), formatBytes(bytes), largest ? formatBytes(largest) : 'below 60 kB'];
}
