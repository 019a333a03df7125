import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gitDataAnswer } from './git-data-answer.ts';
import { answerViolations, exampleAnswer, type KnownCall, knownCall, requestViolations } from './github-contract.ts';

export interface EmulatedReview {
	readonly login: string;
	readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
	readonly commit: string;
	readonly at: string;
	readonly type?: 'User' | 'Bot';
}

export interface EmulatedPull {
	readonly author: string;
	/** Commit id, branch and owner of the change. */
	head: { sha: string; ref: string; owner: string };
	state: 'open' | 'closed';
	/** Files, each with its status and, of a moved one, where it was. */
	files: readonly { readonly filename: string; readonly status: string; readonly previous_filename?: string }[];
	/** More than are listed, of a very big change. */
	fileCount?: number;
	readonly reviews: EmulatedReview[];
}

export interface EmulatedIssue {
	number: number;
	title: string;
	body: string;
	state: 'open' | 'closed';
	updated: string;
	readonly isPull?: boolean;
	/** Opened by somebody without rights on the repository, and not by a run. */
	readonly isOfStranger?: boolean;
}

/** A repository at GitHub as far as our actions see it; tests change it directly. */
export interface GithubEmulator {
	readonly url: string;
	readonly pulls: Map<number, EmulatedPull>;
	/** Text of files by `<commit or branch>:<path>`. */
	readonly files: Map<string, string>;
	/** Statuses by commit, the newest first. */
	readonly statuses: Map<string, { readonly context: string; readonly state: string; readonly description: string }[]>;
	/** Comments of pull requests, by number. */
	readonly comments: Map<number, { readonly id: number; body: string }[]>;
	readonly issues: EmulatedIssue[];
	/** The bare repository that commits and branches are made in over the API. */
	readonly git: { folder: string };
	/** `GET /pulls/7`, in order; of a file with the version: `GET /contents/teams/payments.yaml@main`. */
	readonly calls: string[];
	/** What GitHub's description has against our calls, and against our answers to them. */
	readonly violations: string[];
	/** Statuses for the next calls instead of the usual answer, first come first served; 0 is the usual one. */
	readonly troubles: number[];
	stop(): Promise<void>;
}

export const MAY_WRITE = 'may-write';

type Answer = readonly [status: number, value: unknown];

interface Call extends KnownCall {
	readonly query: URLSearchParams;
	readonly body: Readonly<Record<string, unknown>>;
}

type State = Omit<GithubEmulator, 'url' | 'stop'>;

/**
 * Serves `/repos/acme/incidents` with state. Every request and every answer is held against GitHub's own description
 * of its API, of which the answers are its own examples with our values in them.
 */
export async function startGithubEmulator(): Promise<GithubEmulator> {
	const state: State = {
		pulls: new Map(),
		files: new Map(),
		statuses: new Map(),
		comments: new Map(),
		issues: [],
		git: { folder: '' },
		calls: [],
		violations: [],
		troubles: [],
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const [status, value] = answer(state, request, Buffer.concat(chunks).toString('utf8'));
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		...state,
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

function answer(state: State, request: IncomingMessage, sent: string): Answer {
	const method = request.method ?? 'GET';
	const { pathname, searchParams } = new URL(request.url ?? '', 'http://api');
	const path = pathname.replace(/^\/repos\/acme\/incidents/, '');
	const version = searchParams.get('ref');
	state.calls.push(`${method} ${path}${version === null ? '' : `@${version}`}`);
	const trouble = state.troubles.shift();
	if (trouble) return [trouble, { message: 'Trouble' }];
	const call = path === pathname ? undefined : knownCall(method, path);
	if (call === undefined) {
		state.violations.push(`${method} ${path}: no such operation`);
		return [404, { message: 'Not Found' }];
	}
	const body = sent === '' ? undefined : (JSON.parse(sent) as Call['body']);
	note(state, call, requestViolations(call.operation, searchParams, body));
	if (method !== 'GET' && request.headers.authorization !== `Bearer ${MAY_WRITE}`) {
		return [403, { message: 'Resource not accessible by integration' }];
	}
	const [status, value] = HANDLERS[call.operation]!(state, { ...call, query: searchParams, body: body ?? {} });
	note(state, call, answerViolations(call.operation, status, value));
	return [status, value];
}

function note({ violations }: State, { operation }: KnownCall, found: readonly string[]): void {
	for (const text of found) {
		const violation = `${operation}: ${text}`;
		if (!violations.includes(violation)) violations.push(violation);
	}
}

const NOT_FOUND: Answer = [404, { message: 'Not Found' }];

const HANDLERS: Readonly<Record<string, (state: State, call: Call) => Answer>> = {
	'GET /pulls': (state, call) => {
		const wanted = call.query.get('head');
		const found = [...state.pulls].filter(
			([, { state: is, head }]) =>
				(is === 'open' || call.query.get('state') === 'all') &&
				(wanted === null || wanted === `${head.owner}:${head.ref}`),
		);
		return [200, paged(found, call).map(([number, pull]) => pullOf('GET /pulls', number, pull))];
	},
	'POST /pulls': ({ pulls, git }, { operation, body }) => {
		const { head: ref, title, body: text } = body as Record<'head' | 'title' | 'body', string>;
		const { object } = gitDataAnswer(git.folder, 'GET /git/ref', { ref }) as {
			readonly object: { readonly sha: string };
		};
		const number = 100 + pulls.size;
		const head = { sha: object.sha, ref, owner: 'acme' };
		const pull: EmulatedPull = { author: 'github-actions[bot]', head, state: 'open', files: [], reviews: [] };
		pulls.set(number, pull);
		return [201, { ...pullOf(operation, number, pull), title, body: text }];
	},
	'GET /git/commits/{commit_sha}': gitData,
	'POST /git/commits': gitData,
	'POST /git/trees': gitData,
	'POST /git/refs': gitData,
	'GET /pulls/{pull_number}': ({ pulls }, { values: [number] }) => {
		const pull = pulls.get(Number(number));
		return pull ? [200, pullOf('GET /pulls/{pull_number}', Number(number), pull)] : NOT_FOUND;
	},
	'GET /pulls/{pull_number}/files': ({ pulls }, call) => {
		const [example] = exampleAnswer<object[]>(call.operation, 200);
		const files = pulls.get(Number(call.values[0]))?.files ?? [];
		return [200, paged(files, call).map((file) => ({ ...example, ...file }))];
	},
	'GET /pulls/{pull_number}/reviews': ({ pulls }, call) => {
		const [example] = exampleAnswer<{ user: object }[]>(call.operation, 200);
		const reviews = pulls.get(Number(call.values[0]))?.reviews ?? [];
		return [
			200,
			paged(reviews, call).map(({ login, state, commit, at, type = 'User' }) => ({
				...example,
				user: { ...example!.user, login, type },
				state,
				commit_id: commit,
				submitted_at: at,
			})),
		];
	},
	'GET /contents/{path}': ({ files }, { operation, values: [path], query }) => {
		const text = files.get(`${query.get('ref')}:${path}`);
		if (text === undefined) return NOT_FOUND;
		const content = Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n');
		const name = path!.split('/').at(-1);
		return [200, { ...exampleAnswer<object>(operation, 200), path, name, size: text.length, content, type: 'file' }];
	},
	'GET /commits/{ref}/status': ({ statuses }, { operation, values: [sha] }) => {
		const example = exampleAnswer<{ statuses: object[] }>(operation, 200);
		const newest = new Map((statuses.get(sha!) ?? []).toReversed().map((one) => [one.context, one]));
		return [
			200,
			{
				...example,
				sha,
				total_count: newest.size,
				statuses: [...newest.values()].map((one) => ({ ...example.statuses[0], ...one })),
			},
		];
	},
	'POST /statuses/{sha}': ({ statuses }, { operation, values: [sha], body }) => {
		const { context, state, description } = body as { context: string; state: string; description: string };
		if (description.length > 140) return [422, { message: 'description is too long' }];
		statuses.set(sha!, [{ context, state, description }, ...(statuses.get(sha!) ?? [])]);
		return [201, { ...exampleAnswer<object>(operation, 201), context, state, description }];
	},
	'GET /issues': ({ issues }, call) => {
		const [example] = exampleAnswer<(object & { pull_request?: object })[]>(call.operation, 200);
		const { pull_request, ...plain } = example!;
		const [wanted, since] = [call.query.get('state') ?? 'open', call.query.get('since') ?? ''];
		const found = issues.filter(({ state, updated }) => (wanted === 'all' || wanted === state) && updated >= since);
		const shown = found.map((one) => ({ ...plain, ...shownIssue(one), ...(one.isPull && { pull_request }) }));
		return [200, paged(shown, call)];
	},
	'POST /issues': ({ issues }, { operation, body }) => {
		const { title, body: text } = body as { title: string; body: string };
		const issue: EmulatedIssue = {
			number: issues.length + 1,
			title,
			body: text,
			state: 'open',
			updated: new Date().toISOString(),
		};
		issues.push(issue);
		return [201, { ...exampleAnswer<object>(operation, 201), ...shownIssue(issue) }];
	},
	'PATCH /issues/{issue_number}': ({ issues }, { operation, values: [number], body }) => {
		const issue = issues.find((one) => one.number === Number(number));
		if (!issue) return NOT_FOUND;
		Object.assign(issue, body);
		return [200, { ...exampleAnswer<object>(operation, 200), ...shownIssue(issue) }];
	},
	'GET /issues/{issue_number}/comments': ({ comments }, call) => {
		const [example] = exampleAnswer<object[]>(call.operation, 200);
		const list = comments.get(Number(call.values[0])) ?? [];
		return [200, paged(list, call).map((one) => ({ ...example, ...one }))];
	},
	'POST /issues/{issue_number}/comments': ({ comments }, { operation, values: [number], body }) => {
		const list = comments.get(Number(number)) ?? [];
		const example = exampleAnswer<{ user: object }>(operation, 201);
		const user = { ...example.user, login: 'github-actions[bot]', type: 'Bot' };
		const comment = { id: Number(number) * 1000 + list.length, body: String(body.body), user };
		comments.set(Number(number), [...list, comment]);
		return [201, { ...example, ...comment }];
	},
	'PATCH /issues/comments/{comment_id}': ({ comments }, { operation, values: [id], body }) => {
		const comment = [...comments.values()].flat().find((one) => one.id === Number(id));
		if (!comment) return NOT_FOUND;
		comment.body = String(body.body);
		return [200, { ...exampleAnswer<object>(operation, 200), ...comment }];
	},
};

function gitData({ git }: State, { operation, values: [sha], body }: Call): Answer {
	const status = operation.startsWith('GET') ? 200 : 201;
	const made = gitDataAnswer(git.folder, operation, { sha, ...body });
	return made
		? [status, { ...exampleAnswer<object>(operation, status), ...made }]
		: [422, { message: 'Reference already exists', documentation_url: 'https://docs.github.com/rest' }];
}

function shownIssue({ number, title, body, state, isOfStranger }: EmulatedIssue): object {
	const { user } = exampleAnswer<{ user: object }>('POST /issues', 201);
	const by = isOfStranger ? { login: 'stranger', type: 'User' } : { login: 'github-actions[bot]', type: 'Bot' };
	const html_url = `https://github.com/acme/incidents/issues/${number}`;
	return { number, title, body, state, html_url, user: { ...user, ...by }, author_association: 'NONE' };
}

/** Like a commit id of GitHub, of a word that a test can read. */
export function shaOf(word: string): string {
	return createHash('sha1').update(word).digest('hex');
}

function pullOf(operation: string, number: number, { author, head, state, files, fileCount }: EmulatedPull): object {
	const answer = exampleAnswer<unknown>(operation, operation.startsWith('POST') ? 201 : 200);
	const example = (Array.isArray(answer) ? answer[0] : answer) as { user: object; head: object; base: object };
	const isWhole = operation === 'GET /pulls/{pull_number}';
	return {
		...example,
		number,
		state,
		html_url: `https://github.com/acme/incidents/pull/${number}`,
		user: { ...example.user, login: author },
		head: { ...example.head, sha: head.sha, ref: head.ref, label: `${head.owner}:${head.ref}` },
		base: { ...example.base, ref: 'main' },
		// The team in GitHub's example lacks what GitHub's schema requires of a team.
		requested_teams: [],
		...(isWhole && { changed_files: fileCount ?? files.length }),
	};
}

function paged<T>(list: readonly T[], { query }: Call): readonly T[] {
	const size = Math.min(Number(query.get('per_page') ?? 30), 100);
	const page = Number(query.get('page') ?? 1);
	return list.slice((page - 1) * size, page * size);
}
