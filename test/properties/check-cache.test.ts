import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRepository } from '../../src/app/check/check-repository.ts';
import { RULES } from '../../src/core/check/rules/index.ts';
import type { CacheDrawer } from '../../src/ports/cache-drawer.ts';
import type { BaseVersion, CheckedFiles } from '../../src/ports/checked-files.ts';
import { memoryFiles, WORLD_FILES } from '../support/rule-examples.ts';

const PATHS = [
	...WORLD_FILES.keys(),
	'services/search.yaml',
	'teams/search.yaml',
	'policies/checks.yaml',
	'incidents/2026/INC-2026-0001/errors.png',
	'incidents/2026/INC-2026-0003/incident.md',
	'incidents/drafts/slow/incident.md',
].sort();

/** Words of the records and what someone might write instead: names that others refer to, times, states, mistakes. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
	[/checkout/, 'chekout'],
	[/"@budi"/, '"@bud"'],
	[/handle: "@rina"/, 'handle: "@sari"'],
	[/name: Budi Hartanto/, 'name: Page Limit'],
	[/status: resolved/, 'status: open'],
	[/status: in-review/, 'status: accepted'],
	[/status: (?:open|in-review)/, 'status: closed'],
	[/2026-11-(\d)/, '2026-12-$1'],
	[/configuration/, 'capacity'],
	[/kind: high-error-rate/, 'kind: high-latency'],
	[/INC-2026-0001/, 'INC-2026-0002'],
	[/related_to/, 'caused_by'],
	[/^## /m, '### '],
	[/tier: 1/, 'teir: 1'],
	[/\n$/, '\nSee [it](errors.png), says Rina.\n'],
	[/severity: sev2/, 'severity: sev9'],
	[/HighErrorRate/, 'HighErrorRatio'],
	[/- at: 2026-11-10T02:40[\s\S]*?(?=- at)/, ''],
	[/ {2}link: .*\n/, ''],
	[/reviewed: 2026-10-01/, 'reviewed: 2025-10-01'],
];

type Step =
	| { readonly do: 'swap'; readonly path: string; readonly swap: number }
	| { readonly do: 'delete' | 'restore'; readonly path: string }
	| { readonly do: 'copy'; readonly path: string; readonly from: string }
	| { readonly do: 'later'; readonly days: number }
	| { readonly do: 'base'; readonly path: string };

const path = fc.oneof(
	{ weight: 1, arbitrary: fc.constantFrom(...PATHS) },
	{ weight: 1, arbitrary: fc.constantFrom(...PATHS.filter((one) => one.startsWith('incidents/'))) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ do: fc.constant('swap' as const), path, swap: fc.nat(SWAPS.length - 1) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), path }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('copy' as const), path, from: path }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('later' as const), days: fc.integer({ min: -20, max: 40 }) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('base' as const), path }) },
);

/** A repository that people change, whose files have stamps as on a disk: new with each write, and not sure at first. */
class EditedRepository {
	readonly texts = new Map(WORLD_FILES);
	readonly writes = new Map<string, number>();
	now = Date.parse('2026-11-20T12:00:00Z');
	base: BaseVersion | undefined;

	apply(change: Step): void {
		switch (change.do) {
			case 'swap':
				this.write(change.path, (this.texts.get(change.path) ?? '').replace(...SWAPS[change.swap]!));
				break;
			case 'copy':
				this.write(change.path, this.texts.get(change.from));
				break;
			case 'restore':
				this.write(change.path, WORLD_FILES.get(change.path));
				break;
			case 'delete':
				this.write(change.path, undefined);
				break;
			case 'later':
				this.now += change.days * 86_400_000;
				break;
			case 'base': {
				const changed = PATHS.filter((one) => one === change.path || this.texts.get(one) !== WORLD_FILES.get(one));
				this.base = {
					changes: changed.map((file) => ({ file, change: WORLD_FILES.has(file) ? 'modified' : 'added' })),
					text: (file) => (changed.includes(file) ? WORLD_FILES.get(file) : undefined),
				};
				break;
			}
			default:
				change satisfies never;
		}
	}

	private write(file: string, text: string | undefined): void {
		if (text === undefined || text === '') this.texts.delete(file);
		else this.texts.set(file, text);
		this.writes.set(file, (this.writes.get(file) ?? 0) + 1);
	}

	files(): CheckedFiles {
		return {
			...memoryFiles(new Map(this.texts)),
			stamp: (file) => {
				const writes = this.writes.get(file) ?? 0;
				return writes % 2 === 1 ? undefined : `${file} ${writes}`;
			},
		};
	}
}

function drawer(): CacheDrawer {
	let kept: string | undefined;
	return {
		load: () => kept,
		save: (text) => {
			kept = text;
		},
	};
}

describe('the cache of the check', () => {
	test('after any edits, in any order, says what a check without it says', async () => {
		let kept = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { minLength: 4, maxLength: 12 }), async (rounds) => {
				const repository = new EditedRepository();
				const cache = { drawer: drawer(), engine: 'one' };
				for (const steps of rounds) {
					for (const one of steps) repository.apply(one);
					const now = new Date(repository.now).toISOString();
					const { base } = repository;
					const request = { files: repository.files(), rules: RULES, now, isAll: true, ...(base && { base }) };
					const warm = await checkRepository({ ...request, cache });
					const cold = await checkRepository(request);
					expect(warm.problems).toEqual(cold.problems);
					expect(cold.checked).toBe(cold.files);
					kept += warm.files - warm.checked;
				}
			}),
			{ numRuns: 120 },
		);
		// Otherwise the property would hold of a cache that keeps nothing.
		expect(kept).toBeGreaterThan(100);
	});

	test('keeps nothing of another engine', async () => {
		const cache = drawer();
		const request = { files: memoryFiles(WORLD_FILES), rules: RULES, now: '2026-11-20T12:00:00Z' };
		const first = await checkRepository({ ...request, cache: { drawer: cache, engine: 'one' } });
		const again = await checkRepository({ ...request, cache: { drawer: cache, engine: 'one' } });
		const other = await checkRepository({ ...request, cache: { drawer: cache, engine: 'two' } });
		expect([first.checked, again.checked, other.checked]).toEqual([first.files, 0, first.files]);
	});

	test('what cannot be read as a cache is none', async () => {
		const cache: CacheDrawer = { load: () => '{"engine":', save: () => {} };
		const request = { files: memoryFiles(WORLD_FILES), rules: RULES, now: '2026-11-20T12:00:00Z' };
		const report = await checkRepository({ ...request, cache: { drawer: cache, engine: 'one' } });
		expect(report.checked).toBe(report.files);
	});
});
