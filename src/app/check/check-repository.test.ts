import { expect, test } from 'vitest';
import { memoryFiles, WORLD_FILES } from '../../../test/support/rule-examples.ts';
import type { CheckRule } from '../../core/check/rule.ts';
import { recordRule } from '../../core/check/rule.ts';
import { RULES } from '../../core/check/rules/index.ts';
import type { CheckedFiles } from '../../ports/checked-files.ts';
import { checkFiles } from './check-files.ts';
import { type CheckPool, shareOf } from './check-pool.ts';
import { checkRepository } from './check-repository.ts';
import { createRecordStore } from './record-store.ts';

const NOW = '2026-11-20T12:00:00Z';
const INCIDENT = 'incidents/2026/INC-2026-0001/incident.md';

const text = { severity: 'error', summary: '', why: '' } as const;
const said = (problems: readonly { file: string; rule: string; message: string }[]) =>
	problems.map(({ file, rule, message }) => `${file} ${message} [${rule}]`);

test('a rule that fails is a finding, and the others are asked all the same', async () => {
	const rules: readonly CheckRule[] = [
		recordRule({
			...text,
			id: 'test/half-way',
			kinds: ['team'],
			*check() {
				yield { message: 'Unexpected team' };
				throw new TypeError('members of undefined');
			},
		}),
		{
			...text,
			id: 'test/everywhere',
			scope: 'repository',
			check() {
				throw 'out of luck';
			},
		},
		recordRule({
			...text,
			id: 'test/bad-repair',
			kinds: ['team'],
			*check() {
				yield {
					message: 'Unexpected name',
					repair: { title: '', safe: true, edits: [{ set: ['name', 'first', 'second'], value: () => 1 }] },
				};
			},
		}),
	];
	const { problems } = await checkRepository({ files: memoryFiles(WORLD_FILES), rules, now: NOW });
	expect(said(problems)).toEqual([
		'policies/checks.yaml Unexpected failure of the rule test/everywhere, expected a verdict: out of luck [check/rule-crashed]',
		expect.stringMatching(
			/^teams\/payments\.yaml Unexpected failure of the rule test\/bad-repair, expected a verdict: Error: .* \[check\/rule-crashed\]$/,
		),
		'teams/payments.yaml Unexpected failure of the rule test/half-way, expected a verdict: TypeError: members of undefined [check/rule-crashed]',
		'teams/payments.yaml Unexpected team [test/half-way]',
	]);
});

/** Enough incidents that the work is shared out, each tenth with a mistake, some naming another. */
function manyFiles(): Map<string, string> {
	const files = new Map(WORLD_FILES);
	const incident = WORLD_FILES.get(INCIDENT)!;
	const timeline = WORLD_FILES.get('incidents/2026/INC-2026-0001/timeline.yaml')!;
	for (let number = 1000; number < 1600; number++) {
		const id = `INC-2026-${number}`;
		const relations = `relations:\n  - { type: caused_by, incident: INC-2026-${number - 1} }\n---\n\n`;
		const body = incident.replace('INC-2026-0001', id).replace('---\n\n', number % 7 === 0 ? relations : '---\n\n');
		files.set(`incidents/2026/${id}/incident.md`, number % 10 === 0 ? body.replace('kind: ', 'kind: x-') : body);
		files.set(`incidents/2026/${id}/timeline.yaml`, timeline);
	}
	return files;
}

/** A pool whose workers are functions, each with a store of its own. */
function poolOf(files: CheckedFiles, shares: number): CheckPool {
	return {
		check: async (paths) =>
			Array.from({ length: shares }, (_, index) => {
				const store = createRecordStore(files);
				const own = paths.filter((_path, place) => place % shares === index);
				return shareOf(store, checkFiles(store, own, { rules: RULES, now: NOW }));
			}),
	};
}

function memoryDrawer() {
	let kept: string | undefined;
	return {
		load: () => kept,
		save: (saved: string) => {
			kept = saved;
		},
	};
}

test('shared out over workers, it says the same, and what they found is kept', async () => {
	const files = memoryFiles(manyFiles());
	const request = { files, rules: RULES, now: NOW };
	const alone = await checkRepository(request);
	const cache = { drawer: memoryDrawer(), engine: 'one' };
	const shared = await checkRepository({ ...request, cache, pool: poolOf(files, 3) });
	expect(shared).toEqual(alone);
	expect(alone.problems.length).toBeGreaterThanOrEqual(60);
	const again = await checkRepository({ ...request, cache, pool: poolOf(files, 3) });
	expect([again.checked, again.problems]).toEqual([0, alone.problems]);
});

test('a result is not kept where a worker has read another text than the one that is there', async () => {
	const before = manyFiles();
	const after = new Map(before).set(
		'policies/triage.yaml',
		`${before.get('policies/triage.yaml')}# edited meanwhile\n`,
	);
	const cache = { drawer: memoryDrawer(), engine: 'one' };
	const request = { files: memoryFiles(after), rules: RULES, now: NOW, cache };
	await checkRepository({ ...request, pool: poolOf(memoryFiles(before), 2) });
	const again = await checkRepository({ ...request, pool: poolOf(memoryFiles(after), 2) });
	expect(again.checked).toBeGreaterThan(600);
	expect(again.problems).toEqual(
		(await checkRepository({ files: memoryFiles(after), rules: RULES, now: NOW })).problems,
	);
});

test('no files are no pass: the report says that none was read', async () => {
	expect(await checkRepository({ files: memoryFiles(new Map()), rules: RULES, now: NOW })).toMatchObject({ files: 0 });
});

test('a file that cannot be read is a finding, and the others are judged', async () => {
	const readable = memoryFiles(new Map(WORLD_FILES).set('services/search.yaml', 'tier: 9\n'));
	const files: CheckedFiles = {
		...readable,
		read: (path) => {
			if (path === 'services/checkout.yaml') throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
			return readable.read(path);
		},
	};
	const { problems } = await checkRepository({ files, rules: RULES, now: NOW });
	const rules = problems.filter(({ severity }) => severity === 'error').map(({ file, rule }) => `${file} ${rule}`);
	expect(rules).toContain('services/checkout.yaml check/unreadable-file');
	expect(rules).toContain('services/search.yaml service/tier');
});
