import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateRepository, writeRepositoryFolder } from '../../bench/generate-repository.ts';
import { publishSite } from '../../scripts/site/publish-site.ts';

const ENGINE = resolve(import.meta.dirname, '../..');
const base = mkdtempSync(join(tmpdir(), 'tocsin-kept-'));
const repository = join(base, 'records');
const NOW = ['2026-11-20T08:00:00Z', '2026-11-20T08:01:00Z', '2026-11-21T08:00:00Z'] as const;
const before = process.env.TOCSIN_NOW;

beforeAll(async () => {
	writeRepositoryFolder(repository, generateRepository({ incidents: 24 }));
	process.env.TOCSIN_NOW = NOW[0];
	await publish('kept');
});

afterAll(() => {
	if (before === undefined) delete process.env.TOCSIN_NOW;
	else process.env.TOCSIN_NOW = before;
	rmSync(base, { recursive: true, force: true });
});

/** Any change that people and machines make to records, most of them good, some not. */
const edit = fc.record({
	file: fc.nat(),
	change: fc.constantFrom('line', 'title', 'severity', 'status', 'name', 'team', 'relation', 'delete', 'break'),
	to: fc.nat(),
});

describe('a site that is brought up to date', () => {
	test('keeps the pages that have nothing to do with an edit, and makes the others', async () => {
		const [file] = recordFiles().filter((path) => path.endsWith('/incident.md'));
		writeFileSync(file!, `${readFileSync(file!, 'utf8')}\nOne more line.\n`);
		const { made, kept } = await publish('kept');
		expect(kept).toBeGreaterThan(20);
		expect(made).toBeGreaterThan(0);
		await expectSameAsFresh();
	});

	test('is byte for byte the one that is made from nothing, after any edits', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.constantFrom(...NOW), async (edits, now) => {
				process.env.TOCSIN_NOW = now;
				for (const one of edits) apply(one);
				await publish('kept');
				await expectSameAsFresh();
			}),
			{ numRuns: 6, endOnFailure: true },
		);
	});

	test('has no page that somebody changed or put there', async () => {
		const pages = readdirSync(join(base, 'kept', 'incidents'), { withFileTypes: true }).filter((entry) =>
			entry.isFile(),
		);
		writeFileSync(join(base, 'kept', 'incidents', pages[0]!.name), 'changed by hand');
		writeFileSync(join(base, 'kept', 'incidents', 'stray.html'), 'put there');
		await publish('kept');
		await expectSameAsFresh();
	});

	test('is what Astro builds by itself', async () => {
		await publish('kept');
		const out = join(ENGINE, '.cache', `plain-${process.pid}`);
		const astro = join(ENGINE, 'node_modules/astro/bin/astro.mjs');
		const env = {
			...process.env,
			NODE_ENV: 'production',
			TOCSIN_REPO: repository,
			TOCSIN_OUT: out,
			ASTRO_TELEMETRY_DISABLED: '1',
		};
		try {
			execFileSync(process.execPath, [astro, 'build', '--silent'], { cwd: ENGINE, env, stdio: 'pipe' });
			expect(differences(join(base, 'kept'), out)).toEqual([]);
		} finally {
			rmSync(out, { recursive: true, force: true });
		}
	});
});

function publish(name: string): Promise<{ readonly made: number; readonly kept: number }> {
	const cache = join(base, `${name}.cache`);
	return publishSite({ engine: ENGINE, repository, out: join(base, name), cache, hasSearch: false });
}

async function expectSameAsFresh(): Promise<void> {
	rmSync(join(base, 'fresh'), { recursive: true, force: true });
	rmSync(join(base, 'fresh.cache'), { recursive: true, force: true });
	await publish('fresh');
	expect(differences(join(base, 'kept'), join(base, 'fresh'))).toEqual([]);
}

/** Names of the files that are not the same in both folders. */
function differences(one: string, other: string): string[] {
	const [left, right] = [contents(one), contents(other)];
	return [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path));
}

function contents(folder: string): ReadonlyMap<string, string> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
	return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]));
}

function recordFiles(): string[] {
	return readdirSync(repository, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function apply({ file, change, to }: { readonly file: number; readonly change: string; readonly to: number }): void {
	const incidents = recordFiles().filter((path) => /INC-\d{4}-\d+\/incident\.md$/.test(path));
	const others = recordFiles();
	const path =
		change === 'delete' || change === 'name' || change === 'break' ? pick(others, file) : pick(incidents, file);
	const text = readFileSync(path, 'utf8');
	const other = /INC-\d{4}-\d+/.exec(pick(incidents, to))![0];
	const relation = `relations: [{ type: ${pick(['caused_by', 'related_to', 'recurrence_of'], to)}, incident: ${other} }]\n`;
	const changed: Readonly<Record<string, string>> = {
		line: `${text}\nSee ${other}.\n`,
		title: text.replace(/^title: .*$/m, `title: Renamed ${to}`),
		severity: text.replace(/^severity: .*$/m, `severity: sev${1 + (to % 5)}`),
		status: text.replace(/^status: .*$/m, `status: ${pick(['open', 'resolved', 'closed'], to)}`),
		name: text.replace(/^name: .*$/m, `name: Renamed ${to}`),
		team: text.replace(/^service: .*$/m, `service: ${pick(['basket-api', 'checkout-db', 'no-such-service'], to)}`),
		relation: text.includes('\nrelations:') ? text : text.replace('\nteam:', `\n${relation}team:`),
		break: text.replace(/: /, ' '),
	};
	if (change === 'delete') rmSync(path);
	else writeFileSync(path, changed[change]!);
}

function pick<T>(all: readonly T[], place: number): T {
	return all[place % all.length]!;
}
