import { matchesGlob } from '../../../triage/glob.ts';
import type { AlertNameUse } from '../../record-lookup.ts';
import type { CheckContext, Finding, RepositoryRule } from '../../rule.ts';

/** More than these are counted, and not listed. */
const LISTED = 10;
const POLICY = 'policies/triage.yaml';

export const runbookForAlert: RepositoryRule = {
	id: 'coverage/runbook-for-alert',
	scope: 'repository',
	severity: 'info',
	summary: 'Every alert that has fired has a runbook.',
	why: 'Whoever is woken by it the next time begins from nothing. The ones that fired most are named, at the service they fired for; a runbook names its alerts in `alerts`, where `*` stands for any characters.',
	*check({ records }: CheckContext): Iterable<Finding> {
		const patterns = [...records.all('runbook').values()].flatMap(({ alerts }) => alerts);
		const bare = [...records.alertNames()]
			.filter(([name]) => name !== '' && !patterns.some((pattern) => matchesGlob(pattern, name)))
			.sort(([a, left], [b, right]) => right.count - left.count || (a < b ? -1 : 1));
		for (const [name, use] of bare.slice(0, LISTED)) yield bareFinding(name, use, (file) => records.has(file));
		const rest = bare.length - LISTED;
		if (rest <= 0) return;
		yield {
			file: POLICY,
			message: `Unexpected ${rest} more alert ${rest === 1 ? 'name' : 'names'} without a runbook, expected one each`,
			actual: rest,
			help: 'Begin with those that fired most.',
		};
	},
};

function bareFinding(name: string, { count, last, services }: AlertNameUse, has: (file: string) => boolean): Finding {
	const home = services.map((service) => `services/${service}.yaml`).find(has);
	const times = count === 1 ? 'once' : `${count} times`;
	return {
		file: home ?? POLICY,
		message: `Unexpected alert "${name}" without a runbook, expected one: it fired ${times}, last on ${last.slice(0, 10)}`,
		actual: name,
		help: 'Name it in `alerts` of a runbook that fits, or write one.',
	};
}
