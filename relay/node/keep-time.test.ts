import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keepTime } from './keep-time.ts';

test('looks again and again, never twice at once, also after a failure, and not any more once stopped', async () => {
	const looks: number[] = [];
	const failures: unknown[] = [];
	let atOnce = 0;
	const stop = keepTime({
		everyMs: 5,
		onFailure: (error) => failures.push(error),
		takeIn: async (deliveries) => {
			atOnce += 1;
			looks.push(deliveries.length + atOnce);
			await sleep(12);
			atOnce -= 1;
			if (looks.length === 1) throw new Error('dirty work tree');
			return {};
		},
	});
	while (looks.length < 4) await sleep(5);
	await stop();
	const seen = looks.length;
	await sleep(30);
	expect([looks.length, new Set(looks), failures.length, atOnce]).toEqual([seen, new Set([1]), 1, 0]);
});
