import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contractViolations } from '../reconcile/support/github-contract.ts';
import { gitDataAnswer } from '../support/git-data-answer.ts';
import { type GithubEmulator, MAY_WRITE } from '../support/start-github-emulator.ts';

/** The emulator, with what a proposal of one file needs: contents of a real bare repository, and people to ask. */
export interface HandoverGithub {
	readonly url: string;
	/** Who was asked for what: `pulls/100/requested_reviewers budi`, in order. */
	readonly asked: string[];
	/** Answers to the next proposals instead of a pull request. */
	readonly refusals: number[];
	readonly violations: string[];
	stop(): Promise<void>;
}

type Answer = readonly [status: number, value: object];

interface Call {
	readonly call: string;
	readonly url: URL;
	readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** Serves the repository of an emulator; calls that it does not know itself go to the emulator as they are. */
export async function startHandoverGithub(emulator: GithubEmulator): Promise<HandoverGithub> {
	const server = createServer(async (request, response) => {
		const text = await readAll(request);
		const url = new URL(request.url ?? '/', 'http://api');
		const call = `${request.method} ${url.pathname.replace('/repos/acme/incidents/', '')}`;
		const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
		const mayWrite = request.headers.authorization === `Bearer ${MAY_WRITE}`;
		const own = mayWrite ? ownAnswer(github, emulator.git.folder, { call, url, body }) : undefined;
		if (own) github.violations.push(...contractViolations(request.method ?? '', url, body));
		const [status, value] = own ?? (await forward(emulator.url, request, text));
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const github: HandoverGithub = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked: [],
		refusals: [],
		violations: emulator.violations,
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
	return github;
}

function ownAnswer(github: HandoverGithub, folder: string, { call, url, body }: Call): Answer | undefined {
	const path = decodeURIComponent(call.slice(call.indexOf('/') + 1));
	if (call.startsWith('GET git/ref/heads/'))
		return [200, gitDataAnswer(folder, 'GET /git/ref', { ref: path.slice('ref/heads/'.length) })!];
	if (call.startsWith('GET contents/')) return contents(folder, `${url.searchParams.get('ref')}:${path}`);
	if (call.startsWith('PUT contents/'))
		return putFile(folder, path, body as Record<'message' | 'content' | 'branch', string>);
	if (/^POST (?:issues|pulls)\/\d+\/(?:assignees|requested_reviewers)$/.test(call)) {
		const logins = (body!.assignees ?? body!.reviewers) as readonly string[];
		github.asked.push(...logins.map((login) => `${call.slice('POST '.length)} ${login}`));
		return [201, {}];
	}
	const status = call === 'POST pulls' ? github.refusals.shift() : undefined;
	return status === undefined ? undefined : refusal(status);
}

function refusal(status: number): Answer {
	return [status, { message: 'GitHub Actions is not permitted to create or approve pull requests.' }];
}

function contents(folder: string, object: string): Answer {
	try {
		const text = execFileSync('git', ['--git-dir', folder, 'show', object], { stdio: ['ignore', 'pipe', 'ignore'] });
		return [200, { type: 'file', encoding: 'base64', content: text.toString('base64').replace(/.{60}/g, '$&\n') }];
	} catch {
		return [404, { message: 'Not Found' }];
	}
}

function putFile(
	folder: string,
	path: string,
	{ message, content, branch }: Record<'message' | 'content' | 'branch', string>,
): Answer {
	const data = (operation: string, body: object) =>
		gitDataAnswer(folder, operation, { ...body }) as { readonly sha: string };
	const { object } = gitDataAnswer(folder, 'GET /git/ref', { ref: branch }) as {
		readonly object: { readonly sha: string };
	};
	const entry = { path, mode: '100644', content: Buffer.from(content, 'base64').toString('utf8') };
	const tree = data('POST /git/trees', { base_tree: object.sha, tree: [entry] }).sha;
	const { sha } = data('POST /git/commits', { tree, parents: [object.sha], message });
	execFileSync('git', ['--git-dir', folder, 'update-ref', `refs/heads/${branch}`, sha, object.sha]);
	return [201, {}];
}

async function forward(api: string, { method, url, headers }: IncomingMessage, text: string): Promise<Answer> {
	const answer = await fetch(`${api}${url}`, {
		method: method!,
		headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
		...(text !== '' && { body: text }),
	});
	return [answer.status, (await answer.json()) as object];
}

async function readAll(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}
