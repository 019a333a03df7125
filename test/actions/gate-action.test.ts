import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../actions/command/run-command.ts';
import { publishSite } from '../../scripts/site/publish-site.ts';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { type ServedSite, serveSite } from '../browser/site-under-test.ts';
import { ROOT } from '../house/source-files.ts';
import { RULES } from '../stories/example-records.ts';
import { type ActionRun, runAction } from '../support/run-action.ts';

const base = mkdtempSync(join(tmpdir(), 'tocsin-gate-'));
const INCIDENT = `---
schema: 1
id: INC-2026-0042
title: The bank answers [nobody](https://example.com)
status: open
severity: sev1
kind: service-down
service: payment-gateway
team: payments
product: marketplace
detected_by: alert
times: {detected: 2026-11-20T03:02:11Z}
internal: {note: only for us}
---
Text for the team alone.
`;
const RECORDS = new Map([
	// Pages of the documentation name the usual address, and the build would take that for a leak.
	...RULES.map(([path, text]) => [path, text.replace('rina@example.com', 'rina@acme.test')] as const),
	[
		'policies/site.yaml',
		'schema: 1\norganisation: Acme\nrepository: https://github.com/acme/incidents\nbranch: main\nurl: https://incidents.example.com\ntime_zone: UTC\nvisibility: public\n',
	],
	['incidents/2026/INC-2026-0042/incident.md', INCIDENT],
	...['checkout-api', 'payment-gateway', 'search-api'].map((slug) => [`services/${slug}.yaml`, service(slug)] as const),
	[
		'rollouts/new-checkout.yaml',
		'schema: 1\nname: new-checkout\nkind: feature\nservices: [checkout-api]\nsteps: [{at: 2026-11-01T00:00:00Z, exposure_percent: 5}]\n',
	],
]);

function service(slug: string): string {
	const needs = slug === 'checkout-api' ? 'payment-gateway' : '';
	return `schema: 1\nname: ${slug}\nowner: payments\nproduct: marketplace\ntier: 1\ndepends_on: [${needs}]\n`;
}

let site: ServedSite;
let published: string;

beforeAll(async () => {
	const repository = join(base, 'incidents');
	for (const [path, text] of RECORDS) {
		mkdirSync(dirname(join(repository, path)), { recursive: true });
		writeFileSync(join(repository, path), text);
	}
	const out = join(base, 'site');
	await publishSite({ engine: ROOT, repository, out, cache: join(base, 'cache'), hasSearch: false });
	published = readFileSync(join(out, 'api/gate.json'), 'utf8');
	site = await serveSite(out);
});

afterAll(() => {
	site?.close();
	rmSync(base, { recursive: true, force: true });
});

const closing: (() => void)[] = [];
afterEach(() => {
	for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closing.push(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function gate(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
	const run = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: '77', GITHUB_ACTOR: 'budi', ...env };
	const server = { GITHUB_SERVER_URL: 'https://github.com' };
	return runAction('gate', { inputs: { url: site.url, ...inputs }, env: { ...server, ...run }, folder: base });
}

function said(run: ActionRun) {
	return [run.code, run.output('verdict'), run.output('why'), run.output('incidents')];
}

test('the site publishes what a gate needs, and nothing that is internal', () => {
	const facts = JSON.parse(published);
	expect(facts.incidents).toEqual([
		{
			id: 'INC-2026-0042',
			title: 'The bank answers [nobody](https://example.com)',
			severity: 'sev1',
			kind: 'service-down',
			services: ['payment-gateway'],
			since: '2026-11-20T03:02:11Z',
			url: 'https://incidents.example.com/incidents/INC-2026-0042',
		},
	]);
	expect(facts.policy).toEqual({ severities: ['sev1', 'sev2'], hops: 2, on_unknown: 'closed', max_age: '1d' });
	expect(published).not.toMatch(/only for us|for the team alone|@rina/);
});

describe('from another repository, with nothing but the address of the site', () => {
	test('what needs the broken service waits, and the way to it is named', async () => {
		const run = await gate({ service: 'checkout-api' });
		expect(said(run)).toEqual([1, 'wait', 'gate/incident', '["INC-2026-0042"]']);
		expect(run.log).toContain('    checkout-api needs payment-gateway; since 2026-11-20T03:02:11Z');
		expect(run.summary).toContain('[INC-2026-0042](https://incidents.example.com/incidents/INC-2026-0042)');
		expect(run.summary).not.toContain('[nobody](');
	});

	test('what does not need it goes, and so does a widening elsewhere', async () => {
		expect(said(await gate({ service: 'search-api' }))).toEqual([0, 'go', 'gate/clear', '[]']);
		expect(said(await gate({ feature: 'new-checkout' }))).toEqual([1, 'wait', 'gate/incident', '["INC-2026-0042"]']);
	});

	test.each([
		[
			'an unknown service',
			{ service: 'chekout-api' },
			'Unexpected service "chekout-api", expected one of services/. Did you mean checkout-api?',
		],
		['nothing asked', {}, 'Expected a service, or a feature, to ask about; one of the two'],
		[
			'no address',
			{ url: 'incidents', service: 'checkout-api' },
			'Unexpected url "incidents", expected the https address of an incident site',
		],
	])('%s is a wrong question and no verdict', async (_name, inputs, message) => {
		const run = await gate(inputs);
		expect(said(run)).toEqual([1, undefined, undefined, undefined]);
		expect(run.log).toContain(message);
	});
});

describe('a site that cannot be trusted', () => {
	const HTML: RequestListener = (_request, response) => void response.end('<!doctype html><title>Sign in</title>');
	const huge: RequestListener = (_request, response) => {
		const chunk = Buffer.alloc(1_000_000, ' ');
		let left = 50;
		const write = (): unknown => {
			if (left-- === 0 || response.destroyed) return response.end();
			return response.write(chunk) ? setImmediate(write) : response.once('drain', write);
		};
		write();
	};
	const old: RequestListener = (_request, response) =>
		void response.end(JSON.stringify({ ...JSON.parse(published), incidents: [], made_at: '2026-01-01T00:00:00Z' }));

	test.each<[string, RequestListener, string, RegExp]>([
		['404', (_request, response) => void response.writeHead(404).end(), 'gate/unreadable', /answered 404/],
		['HTML instead of JSON', HTML, 'gate/unreadable', /is a page of HTML, expected the gate\.json of a site/],
		[
			'other JSON',
			(_request, response) => void response.end('{"schema":1}'),
			'gate/unreadable',
			/Unexpected lack of "made_at"/,
		],
		['50 MB', huge, 'gate/unreadable', /is larger than 5 MB/],
		['made long ago', old, 'gate/stale', /expected at most 1d/],
	])('%s holds the deploy by default', async (_name, listener, why, problem) => {
		const run = await gate({ url: await serve(listener), service: 'checkout-api' });
		expect(said(run)).toEqual([1, 'wait', why, '[]']);
		expect(run.log).toMatch(problem);
	});

	test('unreadable goes where the workflow says so, and warns', async () => {
		const run = await gate({ url: await serve(HTML), service: 'checkout-api', 'on-unknown': 'open' });
		expect(said(run)).toEqual([0, 'go', 'gate/unreadable', '[]']);
		expect(run.log).toContain('::warning::');
	});
});

describe('an override', () => {
	const reason = 'This is the fix';

	test('lets it through, and its reason is in the log and in the summary', async () => {
		const run = await gate({ service: 'checkout-api', override: reason });
		expect(said(run)).toEqual([0, 'go', 'gate/override', '["INC-2026-0042"]']);
		expect(run.log).toContain(`override: ${reason}`);
		expect(run.summary).toContain(`Let through with this reason: ${reason}`);
	});

	test('is noted in the timeline of the incident, where there is a token for its repository', async () => {
		let sent: { event_type: string; client_payload: object } | undefined;
		const apiUrl = await serve((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk) => chunks.push(chunk));
			request.on('end', () => {
				sent = JSON.parse(Buffer.concat(chunks).toString('utf8'));
				response.writeHead(request.url === '/repos/acme/incidents/dispatches' ? 204 : 404).end();
			});
		});
		const to = { repository: 'acme/incidents', token: 'a-token' };
		const run = await gate({ service: 'checkout-api', override: reason, ...to }, { GITHUB_API_URL: apiUrl });
		expect([run.code, sent?.event_type]).toEqual([0, 'tocsin-command']);
		const remote = new MemoryRemote();
		remote.push([...RECORDS].map(([path, content]) => ({ path, content })));
		const open = async () => Object.assign(new MemoryRepository(remote), { close: () => {} });
		const quiet = { info: () => {}, warning: () => {}, setOutput: () => {}, setSecret: () => {} };
		await runCommand(quiet as never, sent, { open, connection: { repository: 'acme/incidents', token: 'a-token' } });
		const timeline = remote.tip!.files.get('incidents/2026/INC-2026-0042/timeline.yaml');
		expect(timeline).toContain(
			`checkout-api was deployed in spite of it: ${reason} (https://github.com/acme/shop/actions/runs/77)`,
		);
		expect(timeline).toContain('by: "@budi"');
	});

	test('that cannot be noted lets the deploy through all the same, and says so', async () => {
		const apiUrl = await serve((_request, response) => void response.writeHead(403).end('{"message":"No"}'));
		const to = { repository: 'acme/incidents', token: 'a-token' };
		const run = await gate({ service: 'checkout-api', override: reason, ...to }, { GITHUB_API_URL: apiUrl });
		expect(said(run).slice(0, 3)).toEqual([0, 'go', 'gate/override']);
		expect(run.log).toContain('The override was not sent to acme/incidents: GitHub answered 403: No');
	});
});
