import type { CauseFigures } from '../../../src/app/metrics/datasets/causes.ts';
import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import { lastYear } from '../../../src/app/metrics/last-year.ts';
import { lastMonths } from '../../../src/core/metrics/calendar-of-day.ts';
import { formatDuration } from '../../../src/core/time/format-duration.ts';
import { shortMonth } from '../charts/time-axis.ts';
import { monthName } from '../month-name.ts';
import type { MatrixRow } from './matrix-row.ts';
import { shortRange } from './sum-money.ts';

/** So many causes are compared by month and team; the rest is in the files. */
const SHOWN = 15;

/** One cause beside the others. */
export interface CauseView extends CauseFigures {
	readonly trouble: string;
	readonly usersText: string;
	readonly money: string;
}

export interface CausesView {
	readonly causes: readonly CauseView[];
	/** Measured incidents of the last year, and how many of them name no cause. */
	readonly total: number;
	readonly unnamed: number;
	readonly months: {
		readonly columns: readonly { label: string; title: string }[];
		readonly rows: readonly MatrixRow[];
	};
	readonly teams: { readonly columns: readonly { label: string }[]; readonly rows: readonly MatrixRow[] };
}

/** Causes of the last year: how often, how dear, in which months and teams. */
export function viewCauses({ measured, dataset }: Metrics): CausesView {
	const rows = dataset('causes').rows;
	const costs = Map.groupBy(dataset('cause-costs').rows, ({ cause }) => cause);
	const causes = rows.map((row): CauseView => {
		const money = costs.get(row.cause) ?? [];
		return {
			...row,
			trouble: row.hurt_n === 0 ? '–' : formatDuration(row.hurt_ms),
			usersText: row.users_n === 0 ? '–' : shortRange(row.users, row.users),
			money: money.map(({ currency, low, high }) => `${currency} ${shortRange(low, high)}`).join(', ') || '–',
		};
	});
	const named = causes.filter(({ cause }) => cause !== 'none').slice(0, SHOWN);
	const months = lastMonths(measured.today, 12);
	const byMonth = countBy(dataset('causes-by-month').rows, ({ month }) => month);
	const byTeam = countBy(dataset('causes-by-team').rows, ({ team }) => team);
	const teams = [...new Set(dataset('causes-by-team').rows.map(({ team }) => team))].sort();
	const rowsOf = (keys: readonly string[], counts: ReadonlyMap<string, number>) =>
		named.map(({ cause, name }) => ({
			key: cause,
			name,
			cells: keys.map((key) => counts.get(`${cause} ${key}`) ?? 0),
		}));
	return {
		causes,
		total: measured.counted.filter(({ day }) => day! >= lastYear(measured).from).length,
		unnamed: rows.find(({ cause }) => cause === 'none')?.incidents ?? 0,
		months: {
			columns: months.map((month) => ({ label: shortMonth(month).slice(0, 3), title: monthName(month) })),
			rows: rowsOf(months, byMonth),
		},
		teams: {
			columns: teams.map((team) => ({ label: measured.catalogue.teams.get(team)?.name ?? team })),
			rows: rowsOf(teams, byTeam),
		},
	};
}

function countBy<Row extends { readonly cause: string; readonly incidents: number }>(
	rows: readonly Row[],
	keyOf: (row: Row) => string,
): ReadonlyMap<string, number> {
	return new Map(rows.map((row) => [`${row.cause} ${keyOf(row)}`, row.incidents]));
}
