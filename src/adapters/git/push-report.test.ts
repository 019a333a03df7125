import { expect, test } from 'vitest';
import { judgeRefusal, readPushReport } from './push-report.ts';

const MAIN = 'refs/heads/main';

test('reads what became of each ref', () => {
	const stdout = `To https://git.example/records.git
=\t4f1c:refs/heads/main\t[up to date]
*\t149d:refs/tocsin/inbox/a\t[new reference]
!\t(delete):refs/tocsin/inbox/b\t[rejected] (stale info)
Done
`;
	expect(readPushReport(stdout)).toEqual([
		{ ref: MAIN, ok: true, reason: '[up to date]' },
		{ ref: 'refs/tocsin/inbox/a', ok: true, reason: '[new reference]' },
		{ ref: 'refs/tocsin/inbox/b', ok: false, reason: '[rejected] (stale info)' },
	]);
});

test.each([
	['another was first', '[rejected] (stale info)', '', 'lost-race'],
	['another was first, older host', '[rejected] (fetch first)', '', 'lost-race'],
	['another holds the ref', '[remote rejected] (cannot lock ref)', '', 'lost-race'],
	['the ref moved while the host checked', '[remote rejected] (failed to update ref)', '', 'lost-race'],
	['a hook', '[remote rejected] (pre-receive hook declined)', '', 'forbidden'],
	['a protected branch', '[remote rejected] (protected branch hook declined)', '', 'forbidden'],
	['a ruleset', '[remote rejected] (push declined due to repository rule violations)', '', 'forbidden'],
	['deletions are off', '[remote rejected] (deletion prohibited)', '', 'forbidden'],
	['hidden refs', '[remote rejected] (deny updating a hidden ref)', '', 'forbidden'],
	['no atomic push', '', 'fatal: the receiving end does not support --atomic push', 'no-atomic'],
])('judges a refusal: %s', (_, reason, stderr, expected) => {
	const refs = reason === '' ? [] : [{ ref: MAIN, ok: false, reason }];
	expect(judgeRefusal(refs, stderr)).toBe(expected);
});

test('does not take a ref that fell with another for the cause', () => {
	const refs = [
		{ ref: MAIN, ok: false, reason: '[rejected] (stale info)' },
		{ ref: 'refs/tocsin/inbox/a', ok: false, reason: '[rejected] (atomic push failed)' },
	];
	expect(judgeRefusal(refs, '')).toBe('lost-race');
});
