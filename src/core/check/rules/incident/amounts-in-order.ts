import { toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const amountsInOrder = recordRule({
	id: 'incident/amounts-in-order',
	kinds: ['incident'],
	severity: 'error',
	summary: 'Of two amounts or times that bound a range, the lower comes first.',
	why: 'Sums over a year add `low` to `low` and `high` to `high`. Two values the wrong way round make the range of the whole year wrong.',
	*check({ value: { impact, alerts } }): Iterable<Finding> {
		const lost = impact?.revenue_lost;
		if (lost && lost.low > lost.high) {
			yield {
				at: { key: ['impact', 'revenue_lost', 'low'] },
				message: `Unexpected low ${lost.low}, expected at most high ${lost.high}`,
				actual: lost.low,
				help: `Write low: ${lost.high} and high: ${lost.low}, if they were exchanged.`,
				repair: {
					title: 'Exchange low and high',
					safe: true,
					edits: [
						{ at: { key: ['impact', 'revenue_lost', 'low'] }, text: String(lost.high) },
						{ at: { key: ['impact', 'revenue_lost', 'high'] }, text: String(lost.low) },
					],
				},
			};
		}
		if (!alerts?.first || !alerts.last || toEpochMs(alerts.first) <= toEpochMs(alerts.last)) return;
		yield {
			at: { key: ['alerts', 'first'] },
			message: `Unexpected first alert ${alerts.first}, expected not after the last ${alerts.last}`,
			actual: alerts.first,
			help: 'Machines write alerts; take the change back.',
		};
	},
});
