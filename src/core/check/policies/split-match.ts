import type { TriageMatch } from '../../records/policies/triage.ts';

/** Beyond so many single cases a rule is judged as a whole, which finds less and says nothing wrong. */
const MOST_CASES = 1_000;

/** The conditions of a rule as single cases: one name, one severity, one source and one service each. Together they are the rule. */
export function splitMatch(match: TriageMatch): readonly TriageMatch[] {
	const { names, severities, sources, services, labels } = match;
	const lists = [names, severities, sources, services].map((list) => list?.length ?? 1);
	if (lists.reduce((product, length) => product * length, 1) > MOST_CASES) return [match];
	return each(names).flatMap((name) =>
		each(severities).flatMap((severity) =>
			each(sources).flatMap((source) =>
				each(services).map((service) => ({
					...(labels && { labels }),
					...(name !== undefined && { names: [name] }),
					...(severity !== undefined && { severities: [severity] }),
					...(source !== undefined && { sources: [source] }),
					...(service !== undefined && { services: [service] }),
				})),
			),
		),
	);
}

function each(list: readonly string[] | undefined): readonly (string | undefined)[] {
	return list ?? [undefined];
}
