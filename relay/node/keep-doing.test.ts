import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { keepDoing } from './keep-doing.ts';

const clock = () => Date.parse('2026-11-20T03:00:00Z');
const at = '2026-11-20T03:00:00.000Z';

describe('a job that is kept doing', () => {
	test('is done again and again, never twice at once, also after a failure, and not any more once stopped', async () => {
		let [runs, atOnce, most] = [0, 0, 0];
		const failures: unknown[] = [];
		const kept = keepDoing({
			everyMs: 5,
			clock,
			onFailure: (error) => failures.push(error),
			job: async () => {
				runs += 1;
				atOnce += 1;
				most = Math.max(most, atOnce);
				await sleep(12);
				atOnce -= 1;
				if (runs === 1) throw new TypeError('dirty work tree');
				return undefined;
			},
		});
		kept.start();
		while (runs < 4) await sleep(5);
		await kept.stop();
		const seen = runs;
		await sleep(30);
		expect([runs, most, failures.length, atOnce]).toEqual([seen, 1, 1, 0]);
		expect(kept.state).toEqual({ lastSuccess: at, lastError: { code: 'TypeError', at } });
	});

	test('that is woken while it runs is done once more, however often it was woken', async () => {
		const ends: (() => void)[] = [];
		const kept = keepDoing({
			everyMs: 60_000,
			clock,
			onFailure: () => {},
			job: () => new Promise((resolve) => ends.push(() => resolve('not-done'))),
		});
		kept.wake();
		kept.wake();
		kept.wake();
		await sleep(1);
		expect(ends).toHaveLength(1);
		ends[0]!();
		await sleep(1);
		expect(ends).toHaveLength(2);
		ends[1]!();
		await sleep(1);
		expect(ends).toHaveLength(2);
		expect(kept.state).toEqual({ lastError: { code: 'not-done', at } });
		await kept.stop();
	});
});
