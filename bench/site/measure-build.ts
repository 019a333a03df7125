import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { generateRepository, writeRepositoryFolder } from '../generate-repository.ts';
import { formatBytes, formatMs, formatRatio, median, timeOf } from '../measure.ts';
import type { BenchContext, Section } from '../section.ts';
import { hugoPage, hugoSite } from './hugo-site.ts';
import { runQuietly } from './run-quietly.ts';

const ENGINE = join(import.meta.dirname, '../..');
const HUGO = process.env.HUGO ?? '/usr/bin/hugo';

interface Builder {
	readonly name: string;
	/** Where the pages go. */
	readonly out: string;
	/** Builds into a folder that is not there, as a new machine does. */
	readonly cold: () => Promise<void>;
	/** Changes one incident and builds again, with all that the last build left. */
	readonly changed: () => Promise<void>;
}

/** Building the site, whole and after one change, against Hugo with the same records. */
export const measureBuild: Section = {
	id: 'build',
	title: 'Building the site',
	run: async (context) => {
		const rows: string[][] = [];
		for (const incidents of context.isSmall ? [100] : [1_000, 10_000])
			rows.push(...(await measureSize(context, incidents)));
		return {
			tables: [{ columns: ['incidents', 'site', 'cold', 'ratio', 'one changed', 'ratio', 'pages', 'size'], rows }],
			notes: [
				existsSync(HUGO)
					? 'Ratios are against Hugo in the same run. Hugo’s pages are plain: facts, timeline and text in a bare layout, lists by service, team and month, no search. Tocsin’s carry phases, people, alerts, related incidents, actions and edit links, which is where the size comes from.'
					: 'Hugo is not installed here, so that there is no ratio.',
				'“Pages” is without the index of the texts; “with search” is `npm run build`: pages, feeds, and the full-text index of all texts made beside them.',
			],
		};
	},
};

async function measureSize({ folder, isSmall, say }: BenchContext, incidents: number): Promise<string[][]> {
	const base = join(folder, `build-${incidents}`);
	const builders = makeBuilders(base, incidents);
	const rounds = isSmall ? 1 : 3;
	const cold = new Map<string, number[]>(builders.map(({ name }) => [name, []]));
	const changed = new Map<string, number[]>(builders.map(({ name }) => [name, []]));
	for (let round = 0; round < rounds; round += 1) {
		for (const builder of builders) {
			say(`${incidents} incidents, round ${round + 1} of ${rounds}: ${builder.name}`);
			cold.get(builder.name)!.push(await timeOf(builder.cold));
			changed.get(builder.name)!.push(await timeOf(builder.changed));
		}
	}
	const of = (times: ReadonlyMap<string, number[]>, name: string) => median(times.get(name) ?? []);
	const rows = builders.map(({ name, out }) => [
		incidents.toLocaleString('en'),
		name,
		formatMs(of(cold, name)),
		formatRatio(of(cold, name), of(cold, 'Hugo')),
		formatMs(of(changed, name)),
		formatRatio(of(changed, name), of(changed, 'Hugo')),
		...sizeOf(out),
	]);
	rmSync(base, { recursive: true });
	return rows;
}

function makeBuilders(base: string, incidents: number): Builder[] {
	const records = join(base, 'records');
	writeRepositoryFolder(records, generateRepository({ incidents }));
	const catalogue = readCatalogue(workTreeFiles(records));
	const { id, folder } = catalogue.incidents[0]!;
	const touchRecord = () => appendLine(join(records, folder, 'incident.md'));
	const ours = (name: string, args: readonly string[]): Builder => {
		const out = join(base, name.replaceAll(' ', '-'));
		const env = { TOCSIN_REPO: records, TOCSIN_OUT: out, TOCSIN_CACHE: `${out}.cache`, ASTRO_TELEMETRY_DISABLED: '1' };
		const build = () => runQuietly(process.execPath, args, { cwd: ENGINE, env });
		return builder(name, { out, leftovers: [out, `${out}.cache`], build, touch: touchRecord });
	};
	const contenders = [
		ours('pages', [join(ENGINE, 'scripts/build-site.ts'), '--pages']),
		ours('with search', [join(ENGINE, 'scripts/build-site.ts')]),
	];
	if (!existsSync(HUGO)) return contenders;
	const root = join(base, 'hugo');
	writeRepositoryFolder(root, hugoSite(catalogue));
	const build = () => runQuietly(HUGO, ['--quiet'], { cwd: root });
	const leftovers = [join(root, 'public'), join(root, 'resources')];
	const touch = () => appendLine(join(root, hugoPage(id)));
	return [...contenders, builder('Hugo', { out: leftovers[0]!, leftovers, build, touch })];
}

function builder(
	name: string,
	parts: {
		readonly out: string;
		readonly leftovers: readonly string[];
		readonly build: () => Promise<void>;
		readonly touch: () => void;
	},
): Builder {
	const { out, leftovers, build, touch } = parts;
	return {
		name,
		out,
		cold: () => {
			for (const left of leftovers) rmSync(left, { recursive: true, force: true });
			return build();
		},
		changed: () => {
			touch();
			return build();
		},
	};
}

function appendLine(file: string): void {
	writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more line.\n`);
}

function sizeOf(folder: string): [pages: string, size: string] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
	return [files.filter(({ name }) => name.endsWith('.html')).length.toLocaleString('en'), formatBytes(bytes)];
}
