import { describe, expect, test } from 'vitest';
import { incidentFolder } from '../../src/core/records/paths.ts';
import { parseAlertLines } from '../../src/formats/alert-lines.ts';
import { authored, example, generated, isExplained, isSorted, repeated } from './example.fixture.ts';

const { incidents, teams, policies } = example;
const postmortems = incidents.flatMap(({ id, facts, postmortem }) => (postmortem ? [{ id, facts, postmortem }] : []));

describe('the alert archive', () => {
	const archive = [...generated]
		.filter(([path]) => path.startsWith('alerts/'))
		.map(([path, text]) => ({ path, lines: parseAlertLines(path, text).lines }));
	const lines = archive.flatMap((file) => file.lines);

	test('agrees with the incidents', () => {
		const disagreeing = incidents.filter(({ id, facts }) => {
			const own = lines.filter(({ incident }) => incident === id);
			const { fingerprints = [], count = 0, first, last } = facts.alerts ?? {};
			const found = [...new Set(own.map(({ fingerprint }) => fingerprint))].sort();
			const isSame = JSON.stringify([...fingerprints].sort()) === JSON.stringify(found) && count === own.length;
			return !isSame || first !== own[0]?.at || last !== own.at(-1)?.received;
		});
		expect(disagreeing.map(({ id }) => id)).toEqual([]);
	});

	test('gives each line its day, its place and its delivery', () => {
		const misplaced = archive.filter(
			({ path, lines: of }) =>
				!isSorted(of.map(({ received }) => received)) ||
				of.some(({ received }) => path !== `alerts/${received.slice(0, 10).replaceAll('-', '/')}.ndjson`),
		);
		expect(misplaced).toEqual([]);
		expect(repeated(lines.map(({ delivery }) => delivery))).toEqual([]);
	});

	test('has both sources and every decision of daily life', () => {
		expect([...new Set(lines.map(({ source }) => source))].sort()).toEqual(['alertmanager', 'pagerduty']);
		expect([...new Set(lines.map(({ decision, reason }) => `${decision} ${reason}`))].sort()).toEqual([
			'acknowledged state/acknowledged',
			'joined group/open-incident',
			'kept state/no-incident',
			'opened cascade/upstream-open',
			'opened duplicate/same-trouble',
			'opened open/new-problem',
			'reopened group/reopened',
			'repeated repeat/same-state',
			'resolved state/resolved',
			'updated state/incident-not-open',
			'updated state/still-firing',
		]);
	});
});

describe('postmortems', () => {
	const template = authored.read('policies/templates/postmortem.md');
	const headings = (text: string) => text.match(/^## .*$/gm);

	test('have the sections of the template', () => {
		const others = postmortems.filter(
			({ postmortem }) => String(headings(postmortem.body)) !== String(headings(template)),
		);
		expect(others.map(({ id }) => id)).toEqual([]);
	});

	test('differ from each other in every paragraph', () => {
		const paragraphs = postmortems.flatMap(({ postmortem }) =>
			postmortem.body
				.split(/\n+/)
				.filter((line) => line.length > 25 && !line.startsWith('#') && !line.startsWith('Rendered')),
		);
		expect(paragraphs.length).toBeGreaterThan(400);
		expect(repeated(paragraphs)).toEqual([]);
	});

	test('begin with a summary of three or four sentences', () => {
		const long = postmortems.filter(({ postmortem }) => {
			const summary = /^## Summary\n\n(.+)\n\n/m.exec(postmortem.body)?.[1] ?? '';
			const sentences = summary.split(/(?<=[.!?]["”]?)\s+(?=[A-Z0-9"])/).length;
			return sentences < 3 || sentences > 4;
		});
		expect(long.map(({ id }) => id)).toEqual([]);
	});

	test('name roles, not people', () => {
		const names = [...teams.values()].flatMap(({ members }) => members.map(({ name }) => name.split(' ')[0]!));
		const named = postmortems.filter(({ postmortem }) =>
			names.some((name) => new RegExp(String.raw`\b${name}\b`).test(postmortem.body) || /@[a-z]/.test(postmortem.body)),
		);
		expect(named.map(({ id }) => id)).toEqual([]);
	});

	test('are there and accepted wherever policy asked for one before closing', () => {
		const { kinds, severities } = policies.postmortems!.required_for;
		const missing = incidents.filter(({ facts, postmortem }) => {
			const isRequired = (kinds.includes(facts.kind) || severities.includes(facts.severity)) && !isExplained(facts);
			return facts.status === 'closed' && isRequired && postmortem?.facts.status !== 'accepted';
		});
		expect(missing.map(({ id }) => id)).toEqual([]);
	});

	test('have actions with dates within policy', () => {
		const allowed = new Map(policies.postmortems!.actions_due.map(({ severity, within }) => [severity, within]));
		const late = postmortems.filter(({ facts, postmortem }) => {
			const weeks = Number.parseInt(allowed.get(facts.severity)!, 10);
			const latest = new Date(Date.parse(facts.times.resolved!) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
			return postmortem.facts.actions.length === 0 || postmortem.facts.actions.some(({ due }) => due > latest);
		});
		expect(late.map(({ id }) => id)).toEqual([]);
	});
});

test('the weekly report links incidents that are there', () => {
	const links = generated.get('reports/2026-W46.md')!.match(/\.\.\/(incidents\/[^)]+)/g) ?? [];
	expect(links.length).toBeGreaterThan(1);
	expect(links.map((link) => link.slice(3)).filter((path) => !generated.has(path))).toEqual([]);
	const first = links[0]!.slice(3).replace('/incident.md', '');
	expect(first).toBe(incidentFolder(first.slice(-13)));
});
