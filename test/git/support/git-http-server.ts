import { execFileSync, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A Git host over HTTP: git's own backend behind a server that asks for one token. */
export interface GitHttpServer {
	readonly url: string;
	readonly close: () => void;
}

/** Serves the bare repositories of a folder to those who send `AUTHORIZATION: basic <token>`. */
export async function serveGit(root: string, token: string, env: NodeJS.ProcessEnv): Promise<GitHttpServer> {
	const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
	const server: Server = createServer((request, response) => {
		if (request.headers.authorization?.toLowerCase() !== `basic ${token.toLowerCase()}`) {
			response.writeHead(401, { 'www-authenticate': 'Basic realm="records"' }).end();
			return;
		}
		const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
		const child = spawn(backend, {
			env: {
				...env,
				GIT_PROJECT_ROOT: root,
				GIT_HTTP_EXPORT_ALL: '1',
				GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
				HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
				PATH_INFO: pathname,
				QUERY_STRING: search.slice(1),
				REQUEST_METHOD: request.method,
				CONTENT_TYPE: request.headers['content-type'],
				REMOTE_USER: 'tocsin',
			},
		});
		request.pipe(child.stdin);
		child.stdin.on('error', () => {});
		let head = Buffer.alloc(0);
		child.stdout.on('data', (chunk: Buffer) => {
			if (response.headersSent) return void response.write(chunk);
			head = Buffer.concat([head, chunk]);
			const end = head.indexOf('\r\n\r\n');
			if (end < 0) return;
			const lines = head.toString('latin1', 0, end).split('\r\n');
			const headers = lines.map(
				(line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const,
			);
			const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
			response.writeHead(
				Number.parseInt(status, 10),
				Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
			);
			response.write(head.subarray(end + 4));
		});
		child.on('close', () => response.end());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { url: `http://127.0.0.1:${port}`, close };
}
