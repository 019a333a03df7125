import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';

const NOW = '2026-11-20T08:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'tocsin-gate-'));
const service = (needs: string) =>
	`schema: 1\nname: X\nowner: payments\nproduct: shop\ntier: 1\ndepends_on: [${needs}]\n`;
const FILES = {
	'services/checkout-api.yaml': service('payment-gateway'),
	'services/payment-gateway.yaml': service(''),
	'services/search-api.yaml': service(''),
	'incidents/2026/INC-2026-0042/incident.md': `---
schema: 1
id: INC-2026-0042
title: The bank answers nobody
status: open
severity: sev1
kind: service-down
service: payment-gateway
team: payments
product: shop
detected_by: alert
times: {detected: 2026-11-20T03:02:11Z}
---
`,
	'incidents/2026/INC-2026-0043/incident.md': '---\nschema: 1\nid: INC-2026-0043\n---\n',
	'gate.json': JSON.stringify({
		schema: 1,
		made_at: '2026-11-20T07:59:00Z',
		policy: { severities: ['sev1'], hops: 0, on_unknown: 'closed', max_age: '1d', of_a_later_version: true },
		services: { 'checkout-api': ['payment-gateway'] },
		features: {},
		incidents: [],
		of_a_later_version: {},
	}),
	'page.html': '<!doctype html><title>Sign in</title>',
};

beforeAll(() => {
	for (const [path, text] of Object.entries(FILES)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gate(...args: readonly string[]) {
	const main = join(ROOT, 'src/cli/main.ts');
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[main, '--repo', folder, '--now', NOW, 'gate', ...args],
		{ encoding: 'utf8', cwd: folder },
	);
	return { status, stdout, stderr };
}

test('says what holds a deploy and the way to it, and what it could not look at', () => {
	expect(gate('--service', 'checkout-api')).toEqual({
		status: 1,
		stderr: '',
		stdout: `Wait: checkout-api. An open incident of the policy is on it or on what it needs. [gate/incident]
  INC-2026-0042 sev1 service-down: The bank answers nobody
    checkout-api needs payment-gateway; since 2026-11-20T03:02:11Z
  1 broken record was not looked at
`,
	});
});

test('an override goes, and its reason is said', () => {
	const { status, stdout } = gate('--service', 'checkout-api', '--override', 'the fix for it');
	expect(status).toBe(0);
	expect(stdout).toContain('[gate/override]\n');
	expect(stdout).toContain('  override: the fix for it\n');
});

test.each([
	['a file of a later version', ['--service', 'checkout-api', '--from', 'gate.json'], 0, 'gate/clear'],
	['no JSON', ['--service', 'checkout-api', '--from', 'page.html'], 1, 'gate/unreadable'],
	['no JSON, open', ['--service', 'checkout-api', '--from', 'page.html', '--on-unknown', 'open'], 0, 'gate/unreadable'],
])('%s', (_name, args, status, why) => {
	const run = gate(...args);
	expect([run.status, run.stdout.includes(`[${why}]`), run.stderr]).toEqual([status, true, '']);
});

test('a wrong question is no closed gate', () => {
	expect(gate('--service', 'serch-api')).toEqual({
		status: 2,
		stdout: '',
		stderr: 'tocsin: Unexpected service "serch-api", expected one of services/. Did you mean search-api?\n',
	});
});
