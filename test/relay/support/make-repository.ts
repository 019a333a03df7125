import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const SERVICES = ['checkout-api', 'orders-db', 'search-api', 'tracking-page'] as const;

const FILES: Readonly<Record<string, string>> = {
	'.gitignore': '.tocsin/\n',
	'teams/payments.yaml': `schema: 1
name: Payments
lead: "@rina"
members:
  - { handle: "@rina", name: Rina, time_zone: Asia/Jakarta }
`,
	'policies/products.yaml': 'schema: 1\nproducts:\n  - { id: shop, name: Shop }\n',
	'policies/triage.yaml': `schema: 1
kinds:
  - { id: high-error-rate, name: High error rate }
  - { id: other, name: Other }
levels:
  - { id: errors, match: { names: [HighErrorRate] }, kind: high-error-rate, severity: sev2 }
default_level: { kind: other, severity: sev4 }
grouping: { by: [service, kind], reopen_window: 30m }
`,
};

/** A small repository of incidents in a new temporary folder: four services, one team, a rule or two, one commit. */
export function makeRepository(): string {
	const root = mkdtempSync(join(tmpdir(), 'tocsin-repository-'));
	for (const [path, text] of Object.entries(FILES)) write(root, path, text);
	for (const service of SERVICES) write(root, `services/${service}.yaml`, serviceText(service));
	git(root, 'init', '-q', '-b', 'main');
	git(root, 'config', 'user.name', 'Control Room');
	git(root, 'config', 'user.email', 'control-room@example.com');
	git(root, 'add', '.');
	git(root, 'commit', '-q', '-m', 'Services and rules');
	return root;
}

/** Output of a git command in a repository. */
export function git(root: string, ...args: readonly string[]): string {
	return execFileSync('git', args, {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		maxBuffer: 64 * 1024 * 1024,
	});
}

/** Lines of the alert archive at HEAD. */
export function archivedAlerts(root: string): {
	readonly delivery: string;
	readonly fingerprint: string;
	readonly decision: string;
	readonly incident?: string;
}[] {
	const files = git(root, 'ls-tree', '-r', '--name-only', 'HEAD', 'alerts')
		.split('\n')
		.filter((path) => path.endsWith('.ndjson'));
	return files.flatMap((path) =>
		git(root, 'show', `HEAD:${path}`)
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => JSON.parse(line)),
	);
}

function serviceText(service: string): string {
	return `schema: 1
name: ${service}
owner: payments
product: shop
tier: 1
depends_on: []
alerts:
  - labels: { service: ${service} }
`;
}

function write(root: string, path: string, text: string): void {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), text);
}
