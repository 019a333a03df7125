import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { WORLD_FILES } from '../support/rule-examples.ts';

let folder = '';
let work = '';
let server: Server;
let apiUrl = '';

/** The comments of a pull request as GitHub keeps them: listed by page, posted, changed. A token may be for reading only. */
const comments = new Map<number, string>();
const calls: string[] = [];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-check-action-'));
	work = join(folder, 'work');
	mkdirSync(work);
	git(work, 'init', '-q', '-b', 'main');
	for (const [path, text] of WORLD_FILES) write(path, text);
	git(work, 'add', '-A');
	git(work, 'commit', '-qm', 'Base');
	server = createServer((request, response) => {
		calls.push(`${request.method} ${request.url}`);
		let sent = '';
		request.on('data', (chunk) => {
			sent += chunk;
		});
		request.on('end', () => {
			const answer = (status: number, value: unknown) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(value));
			};
			const mayWrite = request.headers.authorization === 'Bearer may-write';
			const { pathname, searchParams } = new URL(request.url ?? '', 'http://api');
			const id = /^\/repos\/acme\/incidents\/issues\/comments\/(\d+)$/.exec(pathname)?.[1];
			const isList = pathname === '/repos/acme/incidents/issues/7/comments';
			if (request.method !== 'GET' && !mayWrite)
				return answer(403, { message: 'Resource not accessible by integration' });
			if (request.method === 'GET' && isList) {
				const [size, page] = [Number(searchParams.get('per_page')), Number(searchParams.get('page'))];
				return answer(
					200,
					[...comments].map(([one, body]) => ({ id: one, body })).slice((page - 1) * size, page * size),
				);
			}
			const { body } = JSON.parse(sent) as { body: string };
			if (request.method === 'POST' && isList) {
				comments.set(comments.size + 1, body);
				return answer(201, { id: comments.size });
			}
			if (request.method === 'PATCH' && id && comments.has(Number(id))) {
				comments.set(Number(id), body);
				return answer(200, { id: Number(id) });
			}
			return answer(404, { message: 'Not Found' });
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
	mkdirSync(dirname(join(work, path)), { recursive: true });
	writeFileSync(join(work, path), text);
}

let runs = 0;

/** Runs the action as the runner does: inputs by environment, outputs and summary by files. */
async function run(inputs: Readonly<Record<string, string>>, event = 'pull_request', workspace = work) {
	const place = join(folder, `run-${++runs}`);
	mkdirSync(place);
	const [output, summary] = [join(place, 'output'), join(place, 'summary')];
	writeFileSync(output, '');
	writeFileSync(summary, '');
	const child = spawn(process.execPath, [join(ROOT, 'actions/check/main.ts')], {
		cwd: workspace,
		env: {
			PATH: process.env.PATH,
			HOME: place,
			NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled'),
			GITHUB_EVENT_NAME: event,
			GITHUB_WORKSPACE: workspace,
			GITHUB_REPOSITORY: 'acme/incidents',
			GITHUB_API_URL: apiUrl,
			GITHUB_OUTPUT: output,
			GITHUB_STEP_SUMMARY: summary,
			RUNNER_TEMP: place,
			INPUT_NUMBER: '7',
			...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
		},
	});
	let stdout = '';
	child.stdout.on('data', (chunk) => {
		stdout += chunk;
	});
	child.stderr.on('data', (chunk) => {
		stdout += chunk;
	});
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	const outputs = readFileSync(output, 'utf8');
	const outputOf = (name: string) => new RegExp(`^${name}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, 'm').exec(outputs)?.[2];
	return { code, stdout, outputOf, summary: readFileSync(summary, 'utf8'), report: join(place, 'tocsin-check.md') };
}

describe('the action check', () => {
	test('names the problems of the change, with the first parent of the merge as base', async () => {
		write(
			'runbooks/checkout-5xx.md',
			readFileSync(join(work, 'runbooks/checkout-5xx.md'), 'utf8').replace('owner: payments', 'owner: paiments'),
		);
		git(work, 'commit', '-qam', 'A mistake of before');
		write(
			'services/checkout.yaml',
			readFileSync(join(work, 'services/checkout.yaml'), 'utf8').replace('product: shop', 'product: shp'),
		);
		git(work, 'commit', '-qam', 'The change');
		const { code, stdout, outputOf, summary, report } = await run({});
		expect(code).toBe(1);
		expect(stdout).toContain(
			'::error file=services/checkout.yaml,line=4,col=10,endColumn=13,title=references/known-product::Unexpected product "shp", expected one from policies/products.yaml%0ADid you mean "shop"?\n',
		);
		expect(stdout).not.toContain('paiments');
		expect([outputOf('errors'), outputOf('warnings'), outputOf('report')]).toEqual(['1', '0', report]);
		expect(summary.split('\n', 1)[0]).toBe('### Check: 1 error in what this change touches');
		expect(readFileSync(report, 'utf8')).toBe(`<!-- tocsin-check -->\n${summary.trimEnd()}\n`);
	});

	test('on a push names the problems of all files', async () => {
		const { code, stdout, outputOf } = await run({}, 'push');
		expect([code, outputOf('errors')]).toEqual([1, '2']);
		expect(stdout).toContain('::error file=runbooks/checkout-5xx.md,line=10,');
	});

	test('without records it fails', async () => {
		const empty = join(folder, 'empty');
		mkdirSync(empty);
		const { code, stdout } = await run({}, 'push', empty);
		expect([code, stdout.includes(`::error::No records in ${empty}`)]).toEqual([1, true]);
	});
});

describe('the action check, posting', () => {
	const report = (text: string) => {
		const path = join(folder, `report-${++runs}.md`);
		writeFileSync(path, `<!-- tocsin-check -->\n### Check: ${text}\n`);
		return path;
	};

	test('keeps one comment up to date, wherever it stands', async () => {
		for (let number = 1; number <= 100; number++) comments.set(number, `Talk ${number}`);
		for (const text of ['1 error', '1 error', '2 errors', 'no problems']) {
			const { code, stdout } = await run({ post: report(text), token: 'may-write' });
			expect(code).toBe(0);
			calls.push(stdout.trim());
		}
		expect(comments.size).toBe(101);
		expect(comments.get(101)).toBe('<!-- tocsin-check -->\n### Check: no problems\n');
		expect(calls.filter((call) => call.startsWith('Comment'))).toEqual([
			'Comment: created',
			'Comment: unchanged',
			'Comment: updated',
			'Comment: updated',
		]);
	});

	test('makes no comment where there is nothing to say', async () => {
		comments.clear();
		const { stdout } = await run({ post: report('no problems'), token: 'may-write' });
		expect([stdout, comments.size]).toEqual(['Comment: not-needed\n', 0]);
	});

	test('a token that may only read makes a warning and no failure', async () => {
		const { code, stdout } = await run({ post: report('1 error'), token: 'may-read' });
		expect(code).toBe(0);
		expect(stdout).toBe(
			'::warning::The comment was not written: GitHub answered 403: Resource not accessible by integration\n',
		);
	});

	test('posts nothing but a report of the check', async () => {
		const path = join(folder, 'other.md');
		writeFileSync(path, 'Merge me');
		const { code } = await run({ post: path, token: 'may-write' });
		expect([code, comments.size]).toEqual([1, 0]);
	});
});
