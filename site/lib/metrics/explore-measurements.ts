import { compareRows, type DurationChange, measuredOf } from '../../../src/core/metrics/compare-rows.ts';
import { type DaySpan, rowsWithin, spanBefore } from '../../../src/core/metrics/recent-periods.ts';
import { type DurationSummary, summariseMeasurements } from '../../../src/core/metrics/summarise-measurements.ts';
import type { ExplorerRow } from './decode-measurements.ts';
import type { ExplorerState } from './explorer-state.ts';

/** The figures of one choice of incidents. */
export interface Exploration {
	/** In the chosen period, newest first. */
	readonly rows: readonly ExplorerRow[];
	/** Beside as many days right before. */
	readonly change: DurationChange;
	readonly before: DaySpan;
	/** Newest first; months without incidents are left out. */
	readonly months: readonly { readonly month: string; readonly summary: DurationSummary }[];
}

/** Measures the incidents that a state chooses, the same in the browser as when the page is built. */
export function exploreMeasurements(all: readonly ExplorerRow[], state: ExplorerState): Exploration {
	const { metric, team, service, product, severities } = state;
	const chosen = all.filter(
		(row) =>
			(team === '' || row.team === team) &&
			(service === '' || row.service === service) &&
			(product === '' || row.product === product) &&
			(severities.length === 0 || severities.includes(row.severity)),
	);
	const rows = rowsWithin(chosen, state);
	const before = spanBefore(state);
	const [change] = compareRows(metric, [{ key: 'chosen', before: rowsWithin(chosen, before), after: rows }]);
	const months = [...Map.groupBy(rows, ({ day }) => day.slice(0, 7))].sort(([a], [b]) => (a < b ? 1 : -1));
	return {
		rows,
		change: change!,
		before,
		months: months.map(([month, own]) => ({ month, summary: summariseMeasurements(measuredOf(metric, own)) })),
	};
}
