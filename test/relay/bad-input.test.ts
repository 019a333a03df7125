import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertmanagerBody, eventsBody, pagerdutyBody } from './support/sample-bodies.ts';
import { startTestRelay, type TestRelay, TOKEN } from './support/start-test-relay.ts';

let relay: TestRelay;
beforeAll(async () => {
	relay = await startTestRelay({ limits: { bodyMs: 400, badBurst: 5, badPerSecond: 0.5 }, requestMs: 1000 });
});
afterAll(() => relay.stop());

describe('a body that is no alert', () => {
	test.each([
		[
			'cut off',
			JSON.stringify(alertmanagerBody()).slice(0, 190),
			'not-json',
			'The body is not JSON: Unexpected the end of the body inside a text at line 1, column 191',
		],
		['empty', '', 'not-json', 'The body is empty, expected JSON'],
		[
			'a form',
			'payload=%7B%7D',
			'not-json',
			'The body is not JSON: Unexpected something else at line 1, column 1, expected a value',
		],
		[
			'XML',
			'<alert/>',
			'not-json',
			'The body is not JSON: Unexpected something else at line 1, column 1, expected a value',
		],
		[
			'a pit of brackets',
			'['.repeat(500_000),
			'not-json',
			'The body nests more than 100 lists and objects in each other',
		],
		[
			'a well-formed pit',
			'['.repeat(5000) + ']'.repeat(5000),
			'not-json',
			'The body nests more than 100 lists and objects in each other',
		],
	])('(%s) is refused with the place of the mistake', async (_name, body, code, message) => {
		const response = await relay.post('alertmanager', body);
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({ error: { code, message } });
	});

	test('(not UTF-8) is refused', async () => {
		const response = await fetch(`${relay.url}/v1/alerts/alertmanager`, {
			method: 'POST',
			headers: { authorization: `Bearer ${TOKEN}` },
			body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
		});
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({ error: { code: 'not-json', message: 'The body is not UTF-8 text' } });
	});

	test('(compressed) is refused', async () => {
		const response = await relay.post('alertmanager', alertmanagerBody(), { 'content-encoding': 'gzip' });
		expect(response.status).toBe(415);
	});

	test.each([
		['a number', '42'],
		['null', 'null'],
		['an empty object', '{}'],
		['an alert of another source', JSON.stringify(pagerdutyBody())],
		['a list', '[1,2,3]'],
	])('(%s) is refused with all that is wrong', async (_name, body) => {
		const response = await relay.post('alertmanager', body);
		expect(response.status).toBe(400);
		const { error } = (await response.json()) as {
			error: { code: string; problems: { path: string; message: string }[] };
		};
		expect(error.code).toBe('unreadable');
		expect(error.problems.length).toBeGreaterThan(0);
	});

	test('is named with every problem at once', async () => {
		const response = await relay.post('alertmanager', { version: '4', status: 'loud', alerts: [{}, { status: 1 }] });
		const { error } = (await response.json()) as { error: { problems: { path: string }[] } };
		expect(error.problems.length).toBeGreaterThan(1);
	});
});

describe('an alert with hostile text', () => {
	test.each([
		['line breaks', 'first\nsecond\r\nthird'],
		['YAML', 'x: &a [*a]\n---\nid: INC-0000-0001'],
		['front matter that is a program', '---js\nmodule.exports = process.exit()\n---'],
		['an expression of a workflow', '${{ secrets.GITHUB_TOKEN }}'],
		['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
		['a shell', '$(rm -rf /) `id` ; && |'],
		['right-to-left marks', '\u202Egnp.exe\u2066 \u200F'],
		['control characters', '\u0000\u0007\u001b[2J\u009b'],
		['half a surrogate pair', '\ud800 alone'],
		['names of prototypes', '__proto__'],
		['a spreadsheet formula', '=HYPERLINK("http://evil.example","x")'],
		['a trailer of a commit', 'fine\n\nCo-authored-by: somebody <a@example.com>'],
	])('(%s) is kept', async (name, title) => {
		const response = await relay.post('pagerduty', pagerdutyBody({ id: `H${name.length}${title.length}`, title }));
		expect(response.status).toBe(202);
	});

	test('(half a million characters) is kept', async () => {
		const response = await relay.post('pagerduty', pagerdutyBody({ id: 'HLONG', title: 'A'.repeat(500_000) }));
		expect(response.status).toBe(202);
	});

	test('(a million characters and the rest) is larger than a body may be', async () => {
		const response = await relay.post('pagerduty', pagerdutyBody({ id: 'HLONGER', title: 'A'.repeat(1_048_576) }));
		expect(response.status).toBe(413);
		expect(await response.json()).toEqual({
			error: { code: 'too-large', message: 'The body is larger than 1048576 bytes' },
		});
	});

	test('(keys that mean something to JavaScript) does not change any object', async () => {
		const body = JSON.stringify(alertmanagerBody({ fingerprint: 'ab12' })).replace(
			'{',
			'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
		);
		await relay.post('alertmanager', body);
		expect(({} as { polluted?: number }).polluted).toBeUndefined();
	});
});

describe('a body that is too large', () => {
	test('and says so is refused before it is sent', async () => {
		const sent = request(`${relay.url}/v1/alerts/alertmanager`, {
			method: 'POST',
			headers: { authorization: `Bearer ${TOKEN}`, 'content-length': 10 * 1024 * 1024 },
		});
		sent.on('error', () => {});
		sent.flushHeaders();
		const [response] = await once(sent, 'response');
		expect(response.statusCode).toBe(413);
		sent.destroy();
	});

	test('and does not say so is refused in the middle, and is not held', async () => {
		const before = process.memoryUsage().arrayBuffers;
		let peak = 0;
		const sent = request(`${relay.url}/v1/alerts/alertmanager`, {
			method: 'POST',
			headers: { authorization: `Bearer ${TOKEN}`, 'transfer-encoding': 'chunked' },
		});
		sent.on('error', () => {});
		const answered = once(sent, 'response');
		const chunk = Buffer.alloc(64 * 1024, '[');
		for (let index = 0; index < 160 && !sent.destroyed; index += 1) {
			sent.write(chunk);
			while (sent.writableNeedDrain && !sent.destroyed) await pause(2);
			peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
		}
		const [response] = await answered;
		expect(response.statusCode).toBe(413);
		// Sender and receiver share this process; together they hold a few buffers and never the ten megabytes.
		expect(peak).toBeLessThan(8 * 1024 * 1024);
		sent.destroy();
	});

	test('is not even looked at from somebody without a token', async () => {
		const response = await relay
			.post('alertmanager', 'x'.repeat(10 * 1024 * 1024), { authorization: 'Bearer wrong' })
			.catch(() => undefined);
		// The answer may come while the rest is still on its way, and the connection is closed then.
		expect([401, 429, undefined]).toContain(response?.status);
	});
});

describe('a slow client', () => {
	test('that trickles its body is answered 408 in bounded time', async () => {
		const sent = request(`${relay.url}/v1/alerts/alertmanager`, {
			method: 'POST',
			headers: { authorization: `Bearer ${TOKEN}`, 'content-length': 1000 },
		});
		sent.on('error', () => {});
		const trickle = setInterval(() => sent.destroyed || sent.write(' '), 20);
		const [response] = await once(sent, 'response');
		clearInterval(trickle);
		expect(response.statusCode).toBe(408);
		sent.destroy();
	});

	test('that trickles its headers is cut off', async () => {
		const { hostname, port } = new URL(relay.url);
		const socket = connect(Number(port), hostname);
		socket.on('error', () => {});
		socket.resume();
		socket.write('POST /v1/alerts/alertmanager HTTP/1.1\r\nHost: x\r\n');
		const trickle = setInterval(() => socket.destroyed || socket.write('X-A: b\r\n'), 50);
		await once(socket, 'close');
		clearInterval(trickle);
		expect(socket.destroyed).toBe(true);
	});
});

describe('too many', () => {
	test('of one delivery: it is kept once', async () => {
		const body = alertmanagerBody({ fingerprint: 'deadbeef00000001' });
		const answers = await Promise.all(Array.from({ length: 100 }, () => relay.post('alertmanager', body)));
		const texts = (await Promise.all(answers.map((answer) => answer.json()))) as {
			delivery: string;
			replay?: boolean;
		}[];
		expect(new Set(texts.map(({ delivery }) => delivery)).size).toBe(1);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(99).fill(200), 202]);
		expect(texts.filter(({ replay }) => replay)).toHaveLength(99);
		await until(() => relay.spool.depth === 0);
		expect(relay.taken.filter(({ data }) => JSON.stringify(data) === JSON.stringify(body))).toHaveLength(1);
	});

	test('of the same words, with something else in between: all are kept', async () => {
		const answers = [];
		for (const action of ['trigger', 'resolve', 'trigger'])
			answers.push(await relay.post('pagerduty-events', eventsBody(action)));
		expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
		const ids = (await Promise.all(answers.map((answer) => answer.json()))) as { delivery: string }[];
		expect(new Set(ids.map(({ delivery }) => delivery)).size).toBe(3);
	});

	test('guesses at a token: they are slowed down, the real sender is not', async () => {
		const guesses = [];
		for (let index = 0; index < 12; index += 1)
			guesses.push(await relay.post('cloudevents', {}, { authorization: `Bearer ${index}` }));
		expect(guesses.map(({ status }) => status)).toContain(429);
		expect(guesses.at(-1)!.headers.get('retry-after')).toBe('2');
		const { cloudEventBody } = await import('./support/sample-bodies.ts');
		expect((await relay.post('cloudevents', cloudEventBody())).status).toBe(202);
	});

	test.each([
		['alertmanager', 503, (index: number) => alertmanagerBody({ fingerprint: `0${index}` })],
		['pagerduty', 429, (index: number) => pagerdutyBody({ id: `T${index}` })],
	])('alerts of %s: the rest is asked with %i to come again', async (source, status, bodyOf) => {
		const strict = await startTestRelay({ limits: { burst: 3, perSecond: 0.5 } });
		const answers = [];
		for (let index = 0; index < 5; index += 1) answers.push(await strict.post(source, bodyOf(index)));
		expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, status, status]);
		expect(answers.at(-1)!.headers.get('retry-after')).toBe('2');
		expect(await answers.at(-1)!.json()).toEqual({
			error: { code: 'too-many', message: `More alerts of "${source}" than 0.5 a second` },
		});
		await strict.stop();
	});

	test('large bodies at once: the relay holds no more than it may', async () => {
		const small = await startTestRelay({ limits: { heldBytes: 10_000 } });
		const big = alertmanagerBody({ summary: 'x'.repeat(6000) });
		const answers = await Promise.all([1, 2, 3].map(() => small.post('alertmanager', big)));
		expect(answers.map(({ status }) => status)).toContain(503);
		expect((await small.post('alertmanager', alertmanagerBody())).status).toBe(202);
		await small.stop();
	});
});

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await pause(5);
}
