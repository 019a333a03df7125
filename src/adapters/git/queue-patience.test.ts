import { expect, test } from 'vitest';
import { inboxRef, inboxToken } from './inbox.ts';
import { QueuePatience } from './queue-patience.ts';

const HALF = () => 0.5;

/** Deliveries received at these seconds of the night, as they wait. */
function queue(tip: string, ...seconds: readonly number[]) {
	const waiting = seconds.map((second) => {
		const received = new Date(Date.UTC(2026, 10, 20, 3, 0, second)).toISOString();
		return { ref: inboxRef({ id: `d${second}`, received }), oid: String(second) };
	});
	return { tip, waiting };
}

function patienceOf(second: number | undefined) {
	const mine = second === undefined ? undefined : new Set([inboxToken(`d${second}`)]);
	return new QueuePatience({ mine, usualWait: 100, random: HALF });
}

test.each([
	['alone', 1, [1], 0],
	['the oldest', 1, [1, 2, 3], 0],
	['behind another', 2, [1, 2, 3], 40],
	['behind one that was left long ago', 59, [1, 59], 0],
	['for everybody', undefined, [1, 2], 0],
])('at the first look, %s', (_, mine, seconds, expected) => {
	expect(patienceOf(mine).next(queue('a', ...seconds), 0)).toBe(expected);
});

test('takes over in the order of age when the queue stands still', () => {
	const [second, third] = [patienceOf(2), patienceOf(3)];
	const view = queue('a', 1, 2, 3);
	const at = (now: number) => [second.next(view, now), third.next(view, now)];
	expect([at(0), at(300), at(301), at(401)]).toEqual([
		[40, 40],
		[40, 40],
		[0, 40],
		[0, 0],
	]);
});

test('waits on while the queue moves, and leads only once it stands still', () => {
	const patience = patienceOf(3);
	expect(patience.next(queue('a', 1, 2, 3), 0)).toBe(40);
	expect(patience.next(queue('b', 2, 3), 280)).toBe(40);
	expect(patience.next(queue('c', 3), 560)).toBe(40);
	expect(patience.next(queue('c', 3), 600)).toBe(0);
});
