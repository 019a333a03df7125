import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { Spool } from './spool.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-spool-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a spool', () => {
	test('gives back what was put in, oldest first, also to the next process', async () => {
		const spool = await Spool.open({ folder });
		const deliveries = Array.from({ length: 30 }, (_, index) => deliveryOf(index));
		await Promise.all(deliveries.map((delivery) => spool.add(delivery)));
		const next = await Spool.open({ folder });
		expect((await next.next(100)).entries.map(({ delivery }) => delivery)).toEqual(deliveries);
		expect(next.depth).toBe(30);
		expect(next.oldest).toBe(Date.parse(deliveries[0]!.received));
	});

	test('forgets what was removed', async () => {
		const spool = await Spool.open({ folder });
		await spool.add(deliveryOf(1));
		await spool.add(deliveryOf(2));
		const { entries } = await spool.next(1);
		await spool.remove(entries.map(({ name }) => name));
		const next = await Spool.open({ folder });
		expect((await next.next(9)).entries.map(({ delivery }) => delivery.id)).toEqual(['d2']);
	});

	test('keeps files for the eyes of its owner alone', async () => {
		const spool = await Spool.open({ folder });
		await spool.add(deliveryOf(1));
		const [file] = filesOf(folder);
		expect(statSync(join(folder, file!)).mode & 0o777).toBe(0o600);
	});

	test('takes ids that no file could be named after', async () => {
		const spool = await Spool.open({ folder });
		const id = `../../${'x'.repeat(1000)}\n\0#1/3`;
		await spool.add({ ...deliveryOf(1), id });
		expect((await spool.next(1)).entries[0]!.delivery.id).toBe(id);
	});

	test.each([
		['empty', '', 'it is empty'],
		['cut off', '{"schema":1,"id":"d1","sour', 'it is not JSON'],
		['something else', '{"schema":2}', 'it is no delivery: schema: Invalid input: expected 1'],
	])('sets an %s file aside, names the reason, and goes on', async (_name, text, reason) => {
		const spool = await Spool.open({ folder });
		await spool.add(deliveryOf(1));
		await spool.add(deliveryOf(2));
		const [broken] = filesOf(folder);
		writeFileSync(join(folder, broken!), text);
		const { entries, setAside } = await spool.next(9);
		expect(entries.map(({ delivery }) => delivery.id)).toEqual(['d2']);
		expect(setAside).toEqual([{ name: broken, reason }]);
		expect(readFileSync(join(folder, 'set-aside', broken!), 'utf8')).toBe(text);
		expect(readFileSync(join(folder, 'set-aside', `${broken}.reason.txt`), 'utf8')).toBe(`${reason}\n`);
		expect(spool.setAsideCount).toBe(1);
		expect((await Spool.open({ folder })).setAsideCount).toBe(1);
	});

	test('clears away what a killed process had not answered for, and leaves files of others alone', async () => {
		await Spool.open({ folder });
		writeFileSync(join(folder, '.20261120T030211000Z-000001-ab.json.tmp'), '{"sch');
		writeFileSync(join(folder, 'notes.txt'), 'by hand');
		const spool = await Spool.open({ folder });
		expect(spool.depth).toBe(0);
		expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'set-aside']);
	});

	test('refuses more than it may hold, by count and by bytes, and takes again when there is room', async () => {
		const byCount = await Spool.open({ folder, maxCount: 2 });
		await byCount.add(deliveryOf(1));
		await byCount.add(deliveryOf(2));
		await expect(byCount.add(deliveryOf(3))).rejects.toMatchObject({
			code: 'spool-full',
			message: 'The spool is full: 2 alerts wait',
		});
		await expect(byCount.probe()).rejects.toMatchObject({ code: 'spool-full' });
		await byCount.remove((await byCount.next(1)).entries.map(({ name }) => name));
		await byCount.add(deliveryOf(3));
		const byBytes = await Spool.open({ folder, maxBytes: 400 });
		await expect(byBytes.add({ ...deliveryOf(4), data: 'x'.repeat(400) })).rejects.toMatchObject({
			code: 'spool-full',
		});
	});

	test('says so when its folder has gone', async () => {
		const spool = await Spool.open({ folder });
		rmSync(folder, { recursive: true });
		await expect(spool.add(deliveryOf(1))).rejects.toMatchObject({
			code: 'folder-gone',
			message: 'The spool cannot be written: its folder is gone',
		});
	});
});

describe.skipIf(!canMount())('a spool on a small disk', () => {
	let disk: string;
	beforeEach(() => {
		disk = join(folder, 'disk');
		mkdirSync(disk);
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
	});
	afterEach(() => execFileSync('umount', [disk]));

	test('refuses when the disk is full, leaves no half file, and takes again when there is room', async () => {
		const spool = await Spool.open({ folder: disk });
		await spool.add(deliveryOf(1));
		writeFileSync(join(disk, 'ballast'), Buffer.alloc(40_000));
		const large = { ...deliveryOf(2), data: 'x'.repeat(60_000) };
		await expect(spool.add(large)).rejects.toMatchObject({
			code: 'disk-full',
			message: 'The spool cannot be written: the disk is full',
		});
		expect(filesOf(disk)).toHaveLength(1);
		expect(spool.depth).toBe(1);
		rmSync(join(disk, 'ballast'));
		await spool.add({ ...deliveryOf(2), data: 'x'.repeat(20_000) });
		expect((await spool.next(9)).entries).toHaveLength(2);
	});

	test('refuses when the disk has become read-only', async () => {
		const spool = await Spool.open({ folder: disk });
		execFileSync('mount', ['-o', 'remount,ro', disk]);
		await expect(spool.add(deliveryOf(1))).rejects.toMatchObject({
			code: 'read-only',
			message: 'The spool cannot be written: the disk is read-only',
		});
		await expect(spool.probe()).rejects.toMatchObject({ code: 'read-only' });
	});
});

function deliveryOf(index: number): Delivery {
	const received = new Date(Date.UTC(2026, 10, 20, 3, 2, index)).toISOString();
	return { schema: 1, id: `d${index}`, source: 'alertmanager', received, data: { index }, headers: { 'ce-type': 'x' } };
}

function filesOf(path: string): string[] {
	return readdirSync(path)
		.filter((name) => name.endsWith('.json'))
		.sort();
}

/** Mounting needs root, and a container may forbid it even then. */
function canMount(): boolean {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
	const probe = mkdtempSync(join(tmpdir(), 'tocsin-mount-'));
	try {
		execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', probe], { stdio: 'ignore' });
		execFileSync('umount', [probe]);
		return true;
	} catch {
		return false;
	} finally {
		rmSync(probe, { recursive: true });
	}
}
