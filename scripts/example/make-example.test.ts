import { describe, expect, test } from 'vitest';
import { recordKindOf } from '../../src/core/records/record-kinds.ts';
import { authored, example, generate, generated, isExplained, isSorted, repeated } from './example.fixture.ts';

const { incidents, services, teams, schedules, runbooks, policies } = example;
const people = new Set([...teams.values()].flatMap(({ members }) => members.map(({ handle }) => handle)));
const ids = new Set(incidents.map(({ id }) => id));
const postmortems = incidents.flatMap(({ id, facts, postmortem }) => (postmortem ? [{ id, facts, postmortem }] : []));

describe('the generator', () => {
	test('writes the same bytes each time', () => {
		const again = generate();
		expect([...again]).toEqual([...generated]);
	});

	test('writes only records, where records live', () => {
		expect([...generated.keys()].filter((path) => recordKindOf(path) === undefined)).toEqual([]);
		expect([...generated.keys()].filter((path) => !/^(?:incidents|alerts|reports)\//.test(path))).toEqual([]);
	});

	test('and the authors make records that parse without a problem', () => {
		expect(example.problems).toEqual([]);
	});
});

describe('the example is as large as life', () => {
	test.each([
		['incidents', incidents.length, 85],
		['postmortems', postmortems.length, 27],
		['teams', teams.size, 5],
		['services', services.size, 16],
		['runbooks', runbooks.size, 14],
		['schedules', schedules.size, 4],
		['product lines', policies.products?.products.length ?? 0, 2],
		['dismissed as false positives', withVerdict('false-positive'), 5],
		['explained by an upstream incident', withRelation('caused_by'), 6],
		['duplicates', withRelation('duplicate_of'), 2],
		['recurrences', withRelation('recurrence_of'), 3],
		['reported by partners', incidents.filter(({ facts }) => facts.detected_by === 'partner').length, 2],
		['reported by users', incidents.filter(({ facts }) => facts.detected_by === 'user-report').length, 3],
		['feature rollouts', incidents.filter(({ facts }) => facts.change?.exposure_percent !== undefined).length, 5],
		['with lost revenue', incidents.filter(({ facts }) => facts.impact?.revenue_lost).length, 8],
		['that flapped', incidents.filter(({ timeline }) => timeline.some(({ kind }) => kind === 'reopened')).length, 3],
	])('%s: %i, at least %i', (_what, count, atLeast) => {
		expect(count).toBeGreaterThanOrEqual(atLeast);
	});

	test('no more than a hundred incidents, none open, few of the worst', () => {
		expect(incidents.length).toBeLessThanOrEqual(100);
		expect(incidents.filter(({ facts }) => facts.status === 'open' || facts.status === 'lead-up')).toEqual([]);
		expect(incidents.filter(({ facts }) => facts.severity === 'sev1').length).toBeLessThanOrEqual(4);
	});

	test('every kind and every severity occurs', () => {
		const kinds = new Set(incidents.map(({ facts }) => facts.kind));
		expect(policies.triage?.kinds.map(({ id }) => id).filter((kind) => !kinds.has(kind))).toEqual([]);
		expect(new Set(incidents.map(({ facts }) => facts.severity)).size).toBe(5);
	});

	test('a lead-up was dismissed, one confirmed, and security was opened by hand', () => {
		const verdicts = incidents.flatMap(({ facts }) => facts.lead_up?.verdict ?? []);
		expect(verdicts).toEqual(expect.arrayContaining(['dismissed', 'confirmed']));
		const byHand = incidents.filter(({ facts }) => facts.kind === 'security' && facts.detected_by === 'engineer');
		expect(byHand.map(({ facts }) => facts.alerts)).toEqual([undefined]);
	});

	test('no two incidents have the same title or notes', () => {
		expect(repeated(incidents.map(({ facts }) => facts.title))).toEqual([]);
		expect(repeated(incidents.map(({ body }) => body))).toEqual([]);
	});

	test('acknowledgement and resolution became quicker with the targets of May 2026', () => {
		const tta = (from: string, until: string) => medianMinutes('acknowledged', from, until);
		const ttr = (from: string, until: string) => medianMinutes('resolved', from, until);
		expect(tta('2025-09-01', '2026-05-01')).toBeGreaterThan(12);
		expect(tta('2025-09-01', '2026-05-01')).toBeLessThan(25);
		expect(tta('2026-05-01', '2026-12-01')).toBeGreaterThan(2);
		expect(tta('2026-05-01', '2026-12-01')).toBeLessThan(5);
		expect(ttr('2025-09-01', '2026-05-01')).toBeGreaterThan(90);
		expect(ttr('2026-05-01', '2026-12-01')).toBeLessThan(60);
	});
});

describe('references exist', () => {
	test('from incidents', () => {
		const wrong = incidents.flatMap(({ id, facts, timeline }) => [
			...[facts.service, ...(facts.affected_services ?? [])].filter((slug) => !services.has(slug)),
			...(teams.has(facts.team) ? [] : [facts.team]),
			...(facts.runbooks ?? []).filter((slug) => !runbooks.has(slug)),
			...(facts.causes ?? []).filter((cause) => !isCause(cause)),
			...(facts.relations ?? []).map(({ incident }) => incident).filter((other) => !ids.has(other) || other >= id),
			...Object.values(facts.roles ?? {}).filter((handle) => !people.has(handle)),
			...(facts.verdict?.by && !people.has(facts.verdict.by) ? [facts.verdict.by] : []),
			...timeline.map(({ by }) => by).filter((by) => by.startsWith('@') && !people.has(by)),
			...(policies.products?.products.some((product) => product.id === facts.product) ? [] : [facts.product]),
		]);
		expect(wrong).toEqual([]);
	});

	test('from paths of cascades, edge by edge', () => {
		const paths = incidents.flatMap(({ facts }) => facts.relations?.flatMap(({ path }) => (path ? [path] : [])) ?? []);
		const missing = paths.flatMap((path) =>
			path.slice(1).filter((to, index) => !services.get(path[index]!)?.depends_on.includes(to)),
		);
		expect(paths.length).toBeGreaterThan(5);
		expect(missing).toEqual([]);
	});

	test('from postmortems', () => {
		const wrong = postmortems.flatMap(({ id, postmortem }) => [
			...(postmortem.facts.incident === id ? [] : [id]),
			...postmortem.facts.causes.filter((cause) => !isCause(cause)),
			...postmortem.facts.actions.map(({ owner }) => owner).filter((owner) => !people.has(owner)),
		]);
		expect(wrong).toEqual([]);
	});

	test('from the catalogue', () => {
		const products = new Set(policies.products?.products.map(({ id }) => id));
		const wrong = [
			...[...services.values()].flatMap(({ owner, product, depends_on, stakeholders }) => [
				...[owner].filter((team) => !teams.has(team)),
				...[product].filter((line) => !products.has(line)),
				...depends_on.filter((slug) => !services.has(slug)),
				...(stakeholders ?? []).filter((handle) => !people.has(handle)),
			]),
			...[...runbooks.values()].flatMap(({ facts }) => [
				...facts.services.filter((slug) => !services.has(slug)),
				...[facts.owner].filter((team) => !teams.has(team)),
				...(facts.reviewed_by && !people.has(facts.reviewed_by) ? [facts.reviewed_by] : []),
			]),
			...[...schedules.values()].flatMap(({ team, layers }) => {
				const members = new Set(teams.get(team)?.members.map(({ handle }) => handle));
				const onDuty = layers.flatMap(({ rotation }) => rotation.members.map((entry) => String(entry)));
				return onDuty.filter((handle) => !members.has(handle));
			}),
		];
		expect(wrong).toEqual([]);
	});

	test('every team has a schedule, and nothing depends on itself', () => {
		expect([...teams.keys()].filter((team) => !schedules.has(team))).toEqual([]);
		const reaches = (from: string, to: string): boolean =>
			services.get(from)!.depends_on.some((next) => next === to || reaches(next, to));
		expect([...services.keys()].filter((slug) => reaches(slug, slug))).toEqual([]);
	});

	test('from words in handovers and policies', () => {
		const texts = authored
			.paths()
			.filter((path) => /^(?:policies|schedules|runbooks)\//.test(path))
			.map((path) => authored.read(path));
		const named = texts.flatMap((text) => text.match(/INC-\d{4}-\d{4}/g) ?? []);
		expect(named.length).toBeGreaterThan(2);
		expect(named.filter((id) => !ids.has(id))).toEqual([]);
		expect(authored.read('policies/targets.yaml')).toContain(idOfTitle(/^The orders database hangs/));
		const handover = authored.read('schedules/handovers/2026-W46-payments.md');
		expect(handover).toContain(idOfTitle(/^Payments with wallets take a minute/));
		expect(handover).toContain(idOfTitle(/^Pay-out statements of Vietnamese shops/));
	});
});

describe('times', () => {
	test('follow each other', () => {
		const order = ['impact_started', 'detected', 'acknowledged', 'resolved', 'closed'] as const;
		const wrong = incidents.filter(({ facts: { times } }) => {
			const reached = order.flatMap((key) => times[key] ?? []);
			const isMitigatedInTime = !times.mitigated || !times.resolved || times.mitigated <= times.resolved;
			return !isSorted(reached) || !isMitigatedInTime;
		});
		expect(wrong.map(({ id }) => id)).toEqual([]);
	});

	test('of timelines follow each other, and end before the example does', () => {
		const unsorted = incidents.filter(({ timeline }) => !isSorted(timeline.map(({ at }) => at)));
		expect(unsorted.map(({ id }) => id)).toEqual([]);
		const times = incidents.flatMap(({ timeline }) => timeline.map(({ at }) => at)).sort();
		expect(times.at(-1)! < '2026-11-19').toBe(true);
		expect(incidents.at(-1)?.facts.times.detected?.slice(0, 10)).toBe('2025-09-15');
	});

	test('give numbers in the order of detection', () => {
		const byId = incidents.map(({ id }) => id).sort();
		expect([...incidents].reverse().map(({ id }) => id)).toEqual(byId);
	});
});

function isCause(cause: string): boolean {
	return policies.causes?.causes.some(({ id }) => id === cause) ?? false;
}

function withVerdict(value: string): number {
	return incidents.filter(({ facts }) => facts.status === 'dismissed' && facts.verdict?.value === value).length;
}

function withRelation(type: string): number {
	return incidents.filter(({ facts }) => facts.relations?.some((relation) => relation.type === type)).length;
}

function idOfTitle(pattern: RegExp): string {
	return incidents.find(({ facts }) => pattern.test(facts.title))!.id;
}

function medianMinutes(end: 'acknowledged' | 'resolved', from: string, until: string): number {
	const minutes = incidents
		.filter(({ facts }) => ['sev1', 'sev2', 'sev3'].includes(facts.severity) && facts.status !== 'dismissed')
		.filter(({ facts }) => !isExplained(facts))
		.flatMap(({ facts: { times } }) => {
			const { detected } = times;
			const isIn = detected !== undefined && detected >= from && detected < until;
			return isIn && times[end] ? [(Date.parse(times[end]) - Date.parse(detected)) / 60_000] : [];
		})
		.sort((a, b) => a - b);
	return minutes[Math.floor(minutes.length / 2)]!;
}
