import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';

/** What a command said, and how it ended. */
export interface CommandRun {
	readonly code: number | null;
	readonly said: string;
}

const MOST_BYTES = 256 * 2 ** 20;

/** Tests and benchmarks are left out of copies, for the time they take. */
const LEFT_OUT = /^(?:test|bench)\//;

/** Puts the files of this repository that Git has, or would take, into a new folder: what a template or a tag holds. */
export function copyTree(target: string): void {
	const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
	const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: MOST_BYTES });
	const paths = listed
		.split('\0')
		.filter((path) => path !== '' && !LEFT_OUT.test(path) && existsSync(join(ROOT, path)));
	const pack = { cwd: ROOT, input: [...new Set(paths)].join('\0'), maxBuffer: MOST_BYTES };
	mkdirSync(target, { recursive: true });
	const packed = execFileSync('tar', ['--null', '--files-from=-', '--create', '--file=-'], pack);
	execFileSync('tar', ['--extract', '--file=-'], { cwd: target, input: packed });
	symlinkSync(join(ROOT, 'node_modules'), join(target, 'node_modules'));
	git(target, 'init', '-q', '-b', 'main');
	git(target, 'config', 'user.name', 'Rina');
	git(target, 'config', 'user.email', 'rina@acme.test');
}

/** Runs a script of a repository in it, as a person there would. */
export function runScript(folder: string, script: string, ...args: string[]): CommandRun {
	const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, script), ...args], {
		cwd: folder,
		encoding: 'utf8',
		env: {
			PATH: process.env.PATH,
			HOME: folder,
			GIT_CONFIG_NOSYSTEM: '1',
			ASTRO_TELEMETRY_DISABLED: '1',
			NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled'),
		},
	});
	return { code: status, said: stdout + stderr };
}

/** Makes a copied tree an older version: two files were otherwise, one is gone since, and a script too. */
export function makeOlder(folder: string): void {
	for (const path of OLDER_FILES)
		writeFileSync(join(folder, path), `${readFileSync(join(folder, path), 'utf8')}\n<!-- of old -->\n`);
	writeFileSync(join(folder, DROPPED_FILE), '# Dropped\n');
	const text = readFileSync(join(folder, 'package.json'), 'utf8');
	const value = JSON.parse(text) as { version: string; scripts: Record<string, string> };
	value.version = '0.0.1';
	value.scripts.old = 'true';
	writeFileSync(join(folder, 'package.json'), `${JSON.stringify(value, null, 2)}\n`);
}

/** Files that the older version had otherwise. */
export const OLDER_FILES = ['docs/time.md', 'site/components/Footer.astro'] as const;
export const DROPPED_FILE = 'docs/dropped.md';
