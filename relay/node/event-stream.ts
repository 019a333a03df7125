import type { IncomingMessage, ServerResponse } from 'node:http';

/** More pages than anybody keeps open; beyond it a page reloads by hand. */
const MAX_READERS = 200;
const HEARTBEAT_MS = 25_000;

/** Server-sent events to all open pages. */
export class EventStream {
	readonly #readers = new Set<ServerResponse>();
	readonly #heartbeat: NodeJS.Timeout;

	constructor() {
		// Proxies close what is silent.
		this.#heartbeat = setInterval(() => this.#write(': still here\n\n'), HEARTBEAT_MS);
		this.#heartbeat.unref();
	}

	/** Connects a page until it goes away. */
	connect(request: IncomingMessage, response: ServerResponse): void {
		if (this.#readers.size >= MAX_READERS) {
			response.writeHead(503, { 'retry-after': '60' }).end();
			return;
		}
		response.writeHead(200, {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no',
		});
		response.write('retry: 1000\n\n');
		this.#readers.add(response);
		request.on('close', () => this.#readers.delete(response));
	}

	/** Sends one event without data to all pages. */
	send(event: string): void {
		this.#write(`event: ${event}\ndata: {}\n\n`);
	}

	close(): void {
		clearInterval(this.#heartbeat);
		for (const reader of this.#readers) reader.end();
		this.#readers.clear();
	}

	#write(text: string): void {
		for (const reader of this.#readers) reader.write(text);
	}
}
