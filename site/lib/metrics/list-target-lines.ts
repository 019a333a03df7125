import type { Catalogue } from '../../../src/app/catalogue/catalogue.ts';
import { type TargetMetric, targetInForce } from '../../../src/core/metrics/target-in-force.ts';
import { SEVERITIES, type Severity } from '../../../src/core/records/incident-words.ts';
import { t } from '../../i18n/t.ts';
import type { TargetLine, TargetStep } from '../charts/plot-dots.ts';

/** The targets of a metric that are for every team, as lines over time: one for the severities that share all of its steps. */
export function listTargetLines(
	metric: TargetMetric,
	{ policies }: Pick<Catalogue, 'policies'>,
): readonly TargetLine[] {
	const targets = policies.targets?.targets.filter((target) => target.metric === metric) ?? [];
	const days = [...new Set(targets.map(({ from }) => from))].sort();
	const lines = SEVERITIES.map((severity) => {
		const steps = days.flatMap((from): TargetStep[] => {
			const facts = { severity, team: '', times: { detected: `${from}T00:00:00Z` } };
			const ms = targetInForce(metric, facts, { policy: policies.targets });
			return ms === undefined ? [] : [{ from, ms }];
		});
		return { severity, steps: steps.filter(({ ms }, index) => ms !== steps[index - 1]?.ms) };
	});
	const shared = Map.groupBy(
		lines.filter(({ steps }) => steps.length > 0),
		({ steps }) => JSON.stringify(steps),
	);
	return [...shared.values()].map((group) => ({
		label: labelOf(group.map(({ severity }) => severity)),
		steps: group[0]!.steps,
	}));
}

/** `sev1 to sev3` where none is left out between them, else each: `sev1, sev3`. */
function labelOf(severities: readonly Severity[]): string {
	const [first, last] = [severities[0]!, severities.at(-1)!];
	const isRow = SEVERITIES.indexOf(last) - SEVERITIES.indexOf(first) === severities.length - 1;
	return severities.length > 1 && isRow ? t('{first} to {last}', { first, last }) : severities.join(', ');
}
