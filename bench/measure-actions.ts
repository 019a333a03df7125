import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatBytes, formatMs, race } from './measure.ts';
import type { Section } from './section.ts';

const ACTIONS = join(import.meta.dirname, '../actions');

/** There is neither an event nor a repository, and nobody answers. */
const NOWHERE = {
	GITHUB_REPOSITORY: 'acme/incidents',
	GITHUB_SERVER_URL: 'file:///nowhere',
	GITHUB_API_URL: 'http://127.0.0.1:9',
};

/** How big the bundle of each action is, and how long Node takes until its first line runs. */
export const measureActions: Section = {
	id: 'actions',
	title: 'Start of the actions',
	run: async ({ isSmall, folder, say }) => {
		const names = globSync('*/action.yml', { cwd: ACTIONS }).map(dirname).sort();
		const start = (args: readonly string[]) => () => {
			spawnSync(process.execPath, [...args], {
				cwd: folder,
				env: { ...NOWHERE, PATH: process.env.PATH, HOME: folder },
			});
		};
		const contenders = Object.fromEntries(names.map((name) => [name, start([join(ACTIONS, `dist/${name}.js`)])]));
		say(`${names.length} actions`);
		const times = await race({ node: start(['-e', '0']), ...contenders }, isSmall ? 1 : 7);
		const node = times.node ?? Number.NaN;
		const rows = names.map((name) => {
			const files = [...filesOf(join(ACTIONS, `dist/${name}.js`))];
			const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
			const time = (times as Readonly<Record<string, number>>)[name] ?? Number.NaN;
			return [name, formatBytes(bytes), String(files.length), formatMs(time), formatMs(time - node)];
		});
		return {
			tables: [{ columns: ['action', 'size', 'files', 'start', 'beyond Node itself'], rows }],
			notes: [
				`Each is started without an event and without a repository, so that it ends where its work would begin; those that look for a repository first have that in their time. Node alone takes ${formatMs(node)}. Nothing compiled is kept between starts, as on a runner.`,
			],
		};
	},
};

/** A bundle with the files that it loads. */
function filesOf(file: string, found = new Set<string>()): ReadonlySet<string> {
	if (found.has(file)) return found;
	found.add(file);
	for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import) ?\(?"(\.\/[\w.-]+\.js)"/g))
		filesOf(join(dirname(file), basename(name)), found);
	return found;
}
