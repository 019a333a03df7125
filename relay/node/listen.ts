import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from './start-error.ts';

export interface ListenOptions {
	readonly host: string;
	/** 0 lets the system choose. */
	readonly port: number;
	/** How a person chooses another port, like `--relay-port`. */
	readonly flag: string;
	/** Milliseconds for a request to arrive; half of it for its headers. */
	readonly requestMs?: number;
	readonly maxConnections?: number;
}

export interface Listening {
	readonly url: string;
	readonly server: Server;
	/** Stops at once for new requests; those under way get so many milliseconds. */
	close(graceMs: number): Promise<void>;
}

/** Serves HTTP with bounds on slow and many clients; throws StartError where the port cannot be had. */
export async function listen(listener: RequestListener, options: ListenOptions): Promise<Listening> {
	const requestMs = options.requestMs ?? 20_000;
	const server = createServer(
		{ requestTimeout: requestMs, headersTimeout: requestMs / 2, connectionsCheckingInterval: requestMs / 10 },
		listener,
	);
	server.maxConnections = options.maxConnections ?? 1000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error) => reject(describeListenError(error, options)));
		server.listen(options.port, options.host, resolve);
	});
	const { port } = server.address() as AddressInfo;
	const host = options.host.includes(':') ? `[${options.host}]` : options.host;
	return { url: `http://${host}:${port}`, server, close: (graceMs) => close(server, graceMs) };
}

function describeListenError(error: NodeJS.ErrnoException, { port, host, flag }: ListenOptions): Error {
	switch (error.code) {
		case 'EADDRINUSE':
			return new StartError(
				`Port ${port} is taken by another program`,
				`Stop that program, or choose another port: ${flag} ${port < 65_000 ? port + 10 : 8080}`,
				{ cause: error },
			);
		case 'EACCES':
			return new StartError(
				`Port ${port} needs more rights than this user has`,
				`Choose a port above 1023: ${flag} 8787`,
				{
					cause: error,
				},
			);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return new StartError(`This machine has no address ${host}`, 'Choose another: --host 127.0.0.1', {
				cause: error,
			});
		default:
			return error;
	}
}

async function close(server: Server, graceMs: number): Promise<void> {
	const closed = new Promise<void>((resolve) => {
		server.close(() => resolve());
	});
	server.closeIdleConnections();
	const timer = setTimeout(() => server.closeAllConnections(), graceMs);
	await closed;
	clearTimeout(timer);
}
