import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runScript } from './run-script.ts';

/** What the program is made of. */
const INPUTS = ['astro.config.ts', 'package-lock.json', 'site', 'src', 'scripts/site', 'docs', 'custom'];
/** What Astro's configuration reads from the environment. */
const SETTINGS = ['TOCSIN_BASE', 'TOCSIN_URL'] as const;

/** A bundled site: what makes its pages, and the files that are the same for all records. */
export interface SiteProgram {
	/** Changes with everything that the program is made of. */
	readonly id: string;
	readonly folder: string;
}

/** Names the program that the engine as it stands would make, made or not. */
export function nameProgram(engine: string): SiteProgram {
	const hash = createHash('sha256').update(process.version);
	for (const name of SETTINGS) hash.update(`${name}=${process.env[name] ?? ''}\n`);
	for (const path of INPUTS.flatMap((input) => filesBelow(engine, input))) {
		hash.update(`${path}\n`).update(readFileSync(join(engine, path)));
	}
	const id = hash.digest('hex').slice(0, 16);
	// Inside the engine, whose packages it imports.
	return { id, folder: join(engine, '.cache', 'program', id) };
}

/** Bundles the program unless it is there, and drops those of other versions. Rejects with what Astro said. */
export async function makeProgram({ folder }: SiteProgram, engine: string): Promise<void> {
	if (existsSync(folder)) return;
	const work = `${folder}.${process.pid}`;
	const env = {
		...process.env,
		NODE_ENV: 'production',
		TOCSIN_SITE_MODE: 'program',
		TOCSIN_OUT: work,
		ASTRO_TELEMETRY_DISABLED: '1',
	};
	const astro = join(engine, 'node_modules/astro/bin/astro.mjs');
	try {
		await runScript('The bundle of the site', [astro, 'build', '--silent'], { cwd: engine, env });
		mkdirSync(join(folder, '..'), { recursive: true });
		for (const other of readdirSync(join(folder, '..'))) {
			if (/^[0-9a-f]{16}$/.test(other)) rmSync(join(folder, '..', other), { recursive: true, force: true });
		}
		renameSync(work, folder);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}

function filesBelow(engine: string, input: string): string[] {
	if (!/(?:^|\/)[^.]+$/.test(input)) return [input];
	if (!existsSync(join(engine, input))) return [];
	return readdirSync(join(engine, input), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
		.map((entry) => join(entry.parentPath, entry.name).slice(engine.length))
		.sort();
}
