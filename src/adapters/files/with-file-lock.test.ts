import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './with-file-lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-lock-'));
	path = join(folder, 'below', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const soon = () => sleep(5);

test('one after the other, also after a failure', async () => {
	const order: string[] = [];
	const work = (name: string) => async (): Promise<void> => {
		order.push(`${name} begins`);
		await new Promise((resolve) => setTimeout(resolve, 20));
		order.push(`${name} ends`);
		if (name === 'first') throw new Error('broken');
	};
	const first = withFileLock(path, soon, work('first'));
	const second = withFileLock(path, soon, work('second'));
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
	await withFileLock(path, soon, async () => {});
	writeFileSync(path, '999999999');
	expect(await withFileLock(path, soon, async () => 'mine')).toBe('mine');
});

test('stops waiting when it is told to', async () => {
	await withFileLock(path, soon, async () => {});
	writeFileSync(path, String(process.pid));
	const giveUp = async (holder: number) => {
		throw new Error(`held by ${holder}`);
	};
	await expect(withFileLock(path, giveUp, async () => {})).rejects.toThrow(`held by ${process.pid}`);
	expect(existsSync(path)).toBe(true);
});
