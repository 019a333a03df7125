import type { GeneratedFile } from './generated-file.ts';
import { CAUSES, KINDS, PRODUCTS, SERVICES, TEAMS } from './vocabulary.ts';

/** Handles of a team, the lead first. */
export function membersOf(team: string): readonly string[] {
	return ['one', 'two', 'three', 'four'].map((name) => `@${team}-${name}`);
}

/** Team that owns a service. */
export function ownerOf(service: string): string {
	return TEAMS[SERVICES.indexOf(service) % TEAMS.length]!;
}

/** Product line of a service. */
export function productOf(service: string): string {
	return PRODUCTS[SERVICES.indexOf(service) % PRODUCTS.length]!;
}

/** Runbook of a kind. */
export function runbookOf(kind: string): string {
	return `${kind}-first-steps`;
}

/** Policies, teams, services, schedules and runbooks: the small and steady part of a repository. */
export function organisationFiles(): GeneratedFile[] {
	return [...policyFiles(), ...TEAMS.flatMap(teamFiles), ...SERVICES.map(serviceFile), ...KINDS.map(runbookFile)];
}

function policyFiles(): GeneratedFile[] {
	// No made-up incident is an outage: what the outage of the bench opens is its own.
	const kinds = [...KINDS, 'outage'].map((id) => `  - { id: ${id}, name: ${title(id)} }`).join('\n');
	const causes = CAUSES.map((id) => `  - { id: ${id}, name: ${title(id)} }`).join('\n');
	const products = PRODUCTS.map((id) => `  - { id: ${id}, name: ${title(id)}, daily_active_users: 1000000 }`).join(
		'\n',
	);
	const severities = ['Critical', 'Major', 'Moderate', 'Minor', 'Notice'].map(
		(name, index) => `  - { id: sev${index + 1}, name: ${name}, meaning: ${name} harm to customers }`,
	);
	return [
		file(
			'policies/triage.yaml',
			`schema: 1\nkinds:\n${kinds}\nlevels:\n  - { id: errors, match: { names: [HighErrorRate] }, kind: high-error-rate, severity: sev2 }\n  - { id: outage, match: { names: [RequestsFail] }, kind: outage, severity: sev1 }\ndefault_level: { kind: other, severity: sev4 }\ngrouping: { by: [service, kind], reopen_window: 30m }\ncascade: { max_hops: 4, window: 30m, tolerance: 5m }\nduplicates: { window: 30m, similarity: 0.6 }\nrecurrence: { window: 365d, similarity: 0.5 }\n`,
		),
		file('policies/causes.yaml', `schema: 1\ncauses:\n${causes}\n`),
		file('policies/products.yaml', `schema: 1\nproducts:\n${products}\n`),
		file('policies/severities.yaml', `schema: 1\nseverities:\n${severities.join('\n')}\n`),
		file(
			'policies/site.yaml',
			'schema: 1\norganisation: Benchmark\nurl: https://incidents.example.com\ntime_zone: Etc/UTC\nvisibility: internal\n',
		),
		file('policies/templates/incident.md', '\n## Notes\n'),
	];
}

function teamFiles(team: string): GeneratedFile[] {
	const members = membersOf(team).map(
		(handle) => `  - { handle: "${handle}", name: ${title(handle.slice(1))}, time_zone: Asia/Jakarta }`,
	);
	const rotation = membersOf(team)
		.map((handle) => `"${handle}"`)
		.join(', ');
	return [
		file(
			`teams/${team}.yaml`,
			`schema: 1\nname: ${title(team)}\nlead: "${membersOf(team)[0]}"\nmembers:\n${members.join('\n')}\n`,
		),
		file(
			`schedules/${team}.yaml`,
			`schema: 1\nname: ${title(team)}\nteam: ${team}\ntime_zone: Asia/Jakarta\nlayers:\n  - { role: primary, rotation: { every: week, start: 2020-01-06, handover: "09:00", members: [${rotation}] } }\n`,
		),
	];
}

function serviceFile(service: string, index: number): GeneratedFile {
	const depends = SERVICES.slice(Math.max(0, index - 3), index);
	return file(
		`services/${service}.yaml`,
		`schema: 1\nname: ${title(service)}\nowner: ${ownerOf(service)}\nproduct: ${productOf(service)}\ntier: ${1 + (index % 4)}\ndepends_on: [${depends.join(', ')}]\nalerts:\n  - labels: { service: ${service} }\n`,
	);
}

function runbookFile(kind: string): GeneratedFile {
	const text = `## Meaning\n\nA service shows ${kind.replaceAll('-', ' ')}.\n\n## Diagnosis\n\n1. Look at the last change.\n2. Look at what it depends on.\n\n## Mitigation\n\nTake the last change back.\n`;
	return file(
		`runbooks/${runbookOf(kind)}.md`,
		`---\nschema: 1\ntitle: ${title(kind)}\nservices: []\nalerts: ["*"]\nkinds: [${kind}]\nowner: platform\nreviewed: 2026-01-01\n---\n\n${text}`,
	);
}

function title(slug: string): string {
	return slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
}

function file(path: string, content: string): GeneratedFile {
	return { path, content };
}
