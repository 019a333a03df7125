import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GitSandbox } from './support/git-sandbox.ts';

const ACCEPT = join(import.meta.dirname, 'support/accept-in-process.ts');
/** Mounting needs rights of its own; without them only the words of the errors are tested (explain-git-failure). */
const CAN_MOUNT = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;

let sandbox: GitSandbox;
beforeEach(() => {
	sandbox = new GitSandbox();
});
afterEach(() => sandbox.remove());

/** Runs a script on a file system of its own, and the small program that takes one delivery in. */
function runOn(setUp: string): string {
	const folder = sandbox.path('mount');
	const script = `set -e; mkdir "$1"; mount -t tmpfs -o size=300k tmpfs "$1"; git init --quiet -b main "$1/records"; ${setUp}; exec "$2" "$3" "$1/records"`;
	const args = ['--map-root-user', '--mount', 'sh', '-c', script, 'sh', folder, process.execPath, ACCEPT];
	return execFileSync('unshare', args, { env: sandbox.env, encoding: 'utf8' }).replaceAll(folder, '<disk>');
}

test.runIf(CAN_MOUNT)('says that the disk is full', () => {
	expect(runOn('dd if=/dev/zero of="$1/filler" bs=1k count=1000 2>/dev/null || true')).toMatch(
		/^disk-full: The disk is full: .*\nhelp: Free some space, then try again\. Nothing was changed\.\n$/,
	);
});

test.runIf(CAN_MOUNT)('says that the disk is read-only', () => {
	expect(runOn('mount -o remount,ro "$1"')).toMatch(
		/^read-only: The repository cannot be written: .*\nhelp: Give this user the right to write in the folder and its \.git, and see that the disk is not mounted read-only\.\n$/,
	);
});

test.runIf(CAN_MOUNT)('takes a delivery in on the same file system while it has room', () => {
	expect(runOn(':')).toBe('folded\n');
});
