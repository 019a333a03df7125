import { expect, test } from 'vitest';
import { ReplayMemory, type RequestIdentity } from './replay-memory.ts';

const FIRE = identityOf('a'.repeat(64), 'firing');
const RESOLVE = identityOf('b'.repeat(64), 'resolved');

test('the same body within the window is a replay, later it is a repeat', () => {
	const memory = new ReplayMemory(60_000, 100);
	const id = keep(memory, FIRE, 0);
	expect(memory.recall(FIRE, 59_999)?.id).toBe(id);
	expect(memory.recall(FIRE, 60_000)).toBeUndefined();
	expect(keep(memory, FIRE, 60_000)).not.toBe(id);
});

test('fire, resolve and fire again with the same bytes are three deliveries', () => {
	const memory = new ReplayMemory(60_000, 100);
	const first = keep(memory, FIRE, 0);
	const second = keep(memory, RESOLVE, 1000);
	expect(memory.recall(FIRE, 2000)).toBeUndefined();
	const third = keep(memory, FIRE, 2000);
	expect(new Set([first, second, third]).size).toBe(3);
	expect(memory.recall(FIRE, 3000)?.id).toBe(third);
});

test('the same alert by way of another receiver in between changes nothing', () => {
	const memory = new ReplayMemory(60_000, 100);
	const id = keep(memory, FIRE, 0);
	keep(memory, identityOf('e'.repeat(64), 'firing'), 1000);
	expect(memory.recall(FIRE, 2000)?.id).toBe(id);
});

test('a relay that was restarted in between gives the same id to the same body', () => {
	const before = new ReplayMemory(60_000, 100).mint(FIRE, 1_000_000);
	expect(new ReplayMemory(60_000, 100).mint(FIRE, 1_010_000)).toBe(before);
});

test("the source's own id is the id, and means the same delivery whatever the time and the bytes", () => {
	const memory = new ReplayMemory(60_000, 100);
	const sent = { ...FIRE, ownId: '7f1c2d3e-0000-4000-8000-000000000001' };
	expect(keep(memory, sent, 0)).toBe(sent.ownId);
	expect(memory.recall({ ...RESOLVE, ownId: sent.ownId }, 10 ** 8)?.id).toBe(sent.ownId);
});

test('a signed body is news only once, whatever delivery id stands in the unsigned header', () => {
	const memory = new ReplayMemory(60_000, 100);
	keep(memory, { ...FIRE, isUnique: true, ownId: 'first' }, 0);
	expect(memory.recall({ ...FIRE, isUnique: true, ownId: 'forged' }, 10 ** 8)?.id).toBe('first');
});

test('a delivery that could not be kept is taken when it comes again, with the same id', () => {
	const memory = new ReplayMemory(60_000, 100);
	const id = keep(memory, FIRE, 0);
	memory.forget(FIRE);
	memory.forget(FIRE);
	expect(memory.recall(FIRE, 1)).toBeUndefined();
	expect(keep(memory, FIRE, 1)).toBe(id);
});

test('remembers no more than it may', () => {
	const memory = new ReplayMemory(60_000, 2);
	keep(memory, FIRE, 0);
	for (const letter of ['c', 'd']) keep(memory, identityOf(letter.repeat(64), 'firing'), 1);
	expect(memory.recall(FIRE, 2)).toBeUndefined();
});

function identityOf(digest: string, state: string): RequestIdentity {
	return { source: 'alertmanager', digest, isUnique: false, states: new Map([['alertmanager:1', state]]) };
}

function keep(memory: ReplayMemory, identity: RequestIdentity, now: number): string {
	const id = memory.mint(identity, now);
	memory.remember(identity, { id, kept: Promise.resolve() }, now);
	return id;
}
