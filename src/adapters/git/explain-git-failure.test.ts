import { expect, test } from 'vitest';
import { explainGitFailure, isTransient } from './explain-git-failure.ts';
import { GitFailure } from './run-git.ts';

function explain(stderr: string) {
	return explainGitFailure(new GitFailure(['push'], { code: 128, stdout: Buffer.alloc(0), stderr })) as Error & {
		code: string;
	};
}

test.each([
	['fatal: not a git repository (or any of the parent directories): .git', 'not-a-repository', false],
	["fatal: detected dubious ownership in repository at '/srv/records'", 'not-a-repository', false],
	['error: unable to write file: No space left on device', 'disk-full', false],
	['error: insufficient permission for adding an object to repository database', 'read-only', false],
	["fatal: Unable to create '/srv/.git/index.lock': Read-only file system", 'read-only', false],
	[
		'git@git.example: Permission denied (publickey).\nfatal: Could not read from remote repository.',
		'unreachable',
		false,
	],
	['fatal: unable to access: The requested URL returned error: 403', 'unreachable', false],
	["fatal: repository 'https://git.example/a.git/' not found", 'unreachable', false],
	["fatal: unable to access 'https://git.example/': Could not resolve host: git.example", 'unreachable', true],
	["fatal: unable to access 'https://git.example/': The requested URL returned error: 503", 'unreachable', true],
	['error: RPC failed; curl 56 Recv failure\nfatal: the remote end hung up unexpectedly', 'unreachable', true],
	['\nstopped by SIGTERM', 'unreachable', true],
	['fatal: bad object HEAD', 'git-failed', false],
])('explains %s', (stderr, code, transient) => {
	const error = explain(stderr);
	expect([error.code, isTransient(error)]).toEqual([code, transient]);
});

test('quotes git in one line, without its prefixes and hints', () => {
	const stderr =
		'remote: error: GH006: Protected branch\nremote: \nhint: Try pulling\nerror: failed to push\nerror: failed to push\n';
	expect(explain(stderr).message).toBe('Git failed: GH006: Protected branch / failed to push');
});

test('explains what the file system says', () => {
	const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
	expect(explainGitFailure(full)).toMatchObject({
		code: 'disk-full',
		help: 'Free some space, then try again. Nothing was changed.',
	});
});

test('leaves other errors as they are', () => {
	const bug = new TypeError('x is not a function');
	expect(explainGitFailure(bug)).toBe(bug);
});
