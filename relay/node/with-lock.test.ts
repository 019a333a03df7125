import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './with-lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-lock-'));
	path = join(folder, 'below', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const NEVER = new AbortController().signal;

test('one after the other, also after a failure', async () => {
	const order: string[] = [];
	const work = (name: string) => async (): Promise<void> => {
		order.push(`${name} begins`);
		await new Promise((resolve) => setTimeout(resolve, 20));
		order.push(`${name} ends`);
		if (name === 'first') throw new Error('broken');
	};
	const first = withLock(path, NEVER, work('first'));
	const second = withLock(path, NEVER, work('second'));
	await expect(first).rejects.toThrow('broken');
	await second;
	// Which of the two is first is up to the file system; that neither is inside the other is up to the lock.
	const pairs = [order.slice(0, 2), order.slice(2)].sort();
	expect(pairs).toEqual([
		['first begins', 'first ends'],
		['second begins', 'second ends'],
	]);
	expect(existsSync(path)).toBe(false);
});

test('takes over from a process that has died', async () => {
	await withLock(path, NEVER, async () => {});
	writeFileSync(path, '999999999');
	expect(await withLock(path, NEVER, async () => 'mine')).toBe('mine');
});

test('stops waiting when it is told to', async () => {
	await withLock(path, NEVER, async () => {});
	writeFileSync(path, String(process.pid));
	await expect(withLock(path, AbortSignal.timeout(10), async () => {})).rejects.toThrow();
});
