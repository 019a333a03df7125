import { describe, expect, test } from 'vitest';
import { editYaml } from '../../formats/edit-yaml.ts';
import type { Migration } from './migration.ts';
import { MIGRATIONS } from './migrations.ts';
import { runMigrations } from './run-migrations.ts';

/** A migration as a later version may need one: tiers count from 0 since then, and say so. */
const TIERS: Migration = {
	number: 1,
	summary: 'tier of a service counts from 0',
	kinds: ['service'],
	migrate: (text) => {
		const old = /^schema: 1$[\s\S]*^tier: (\d)/m.exec(text);
		if (!old) return text;
		return editYaml(text, [
			{ path: ['schema'], value: 2 },
			{ path: ['tier'], value: Number(old[1]) - 1 },
		]);
	},
};
const RAISED: Migration = { number: 2, summary: 'x', kinds: ['team'], migrate: (text) => `${text}# two\n` };

const TILL = '# Ours.\nschema: 1   # of old\nname: "Till"\ntier: 2   # soon 1\n'.replace('   # of old', '');
const TEXTS: Readonly<Record<string, string>> = {
	'services/till.yaml': TILL,
	'services/new.yaml': 'schema: 2\ntier: 0\n',
	'teams/till.yaml': 'schema: 1\n',
	'runbooks/notes.txt': 'schema: 1\ntier: 2\n',
};
const FILES = { paths: () => Object.keys(TEXTS), read: (path: string) => TEXTS[path]!, version: () => '' };

describe('migrations', () => {
	test('change only records of their kind, only the keys they mean, and no other byte', () => {
		expect(runMigrations([TIERS], FILES, { after: 0 })).toEqual([
			{
				path: 'services/till.yaml',
				content: TILL.replace('schema: 1', 'schema: 2').replace('tier: 2', 'tier: 1'),
			},
		]);
	});

	test('that were run are not run again, and running one again changes nothing', () => {
		expect(runMigrations([TIERS], FILES, { after: 1 })).toEqual([]);
		const [done] = runMigrations([TIERS], FILES, { after: 0 });
		expect(TIERS.migrate(done!.content, done!.path)).toBe(done!.content);
	});

	test('come by number, from the first that is due', () => {
		expect(runMigrations([RAISED, TIERS], FILES, { after: 1 })).toEqual([
			{ path: 'teams/till.yaml', content: 'schema: 1\n# two\n' },
		]);
		expect(runMigrations([RAISED, TIERS], FILES, { after: 0 }).map(({ path }) => path)).toEqual([
			'services/till.yaml',
			'teams/till.yaml',
		]);
	});

	test('of the engine are numbered from 1 without a gap', () => {
		expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
	});
});
