import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { pageReader } from './read-page.ts';

let server: Server;

async function serve(listener: RequestListener): Promise<string> {
	server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/gate.json`;
}

afterEach(() => {
	server.closeAllConnections();
	server.close();
});

const QUICK = { timeoutMs: 100, pauseMs: 1, maxBytes: 1000 };

test('reads, again after a fault of the server', async () => {
	let calls = 0;
	const url = await serve((_request, response) => {
		calls += 1;
		response.writeHead(calls < 3 ? 503 : 200).end('{}');
	});
	expect(await pageReader(QUICK)(url)).toEqual({ ok: true, text: '{}' });
	expect(calls).toBe(3);
});

test('does not ask again for what is not there', async () => {
	let calls = 0;
	const url = await serve((_request, response) => {
		calls += 1;
		response.writeHead(404).end();
	});
	expect(await pageReader(QUICK)(url)).toEqual({ ok: false, problem: `${url} answered 404` });
	expect(calls).toBe(1);
});

test('a server that says nothing, or begins and never ends, is given up', async () => {
	let calls = 0;
	const url = await serve((_request, response) => {
		calls += 1;
		if (calls % 2 === 0) response.writeHead(200).write('{');
	});
	const problem = `${url} did not answer within 0.1 s`;
	expect(await pageReader({ ...QUICK, attempts: 2 })(url)).toEqual({ ok: false, problem });
	expect(calls).toBe(2);
});

test('a body without end is not read to its end', async () => {
	let sent = 0;
	const url = await serve((_request, response) => {
		const write = () => {
			while (sent < 50_000_000 && !response.destroyed) {
				sent += 100_000;
				if (!response.write(Buffer.alloc(100_000))) return void response.once('drain', write);
			}
			response.end();
		};
		write();
	});
	const problem = `${url} is larger than 0.001 MB`;
	expect(await pageReader({ ...QUICK, timeoutMs: 5_000 })(url)).toEqual({ ok: false, problem });
	expect(sent).toBeLessThan(50_000_000);
});

test('an address where nobody listens', async () => {
	const url = await serve((_request, response) => response.end());
	await new Promise((resolve) => server.close(resolve));
	expect(await pageReader(QUICK)(url)).toEqual({ ok: false, problem: `${url} cannot be reached` });
});
