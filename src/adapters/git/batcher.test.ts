import { expect, test } from 'vitest';
import { Batcher } from './batcher.ts';

test('joins what comes during a flush into the next', async () => {
	const flushes: (readonly number[])[] = [];
	const gates: (() => void)[] = [];
	const batcher = new Batcher<number>((items) => {
		flushes.push(items);
		return new Promise((resolve) => gates.push(resolve));
	});
	const first = batcher.add([1]);
	await new Promise(setImmediate);
	const others = Promise.all([batcher.add([2]), batcher.add([3])]);
	gates.shift()?.();
	await first;
	await new Promise(setImmediate);
	gates.shift()?.();
	await others;
	expect(flushes).toEqual([[1], [2, 3]]);
});

test('fails only those whose flush failed', async () => {
	const batcher = new Batcher<string>(async (items) => {
		if (items.includes('bad')) throw new Error('refused');
	});
	const bad = batcher.add(['bad']);
	await expect(bad).rejects.toThrow('refused');
	await expect(batcher.add(['good'])).resolves.toBeUndefined();
});
