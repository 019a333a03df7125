import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import type { PersonLoad, ScheduleLoad } from '../../../src/app/metrics/datasets/on-call.ts';
import type { MatrixRow } from './matrix-row.ts';

export interface OnCallLoadView {
	readonly schedules: readonly (ScheduleLoad & { readonly name: string })[];
	readonly weeks: { readonly columns: readonly string[]; readonly rows: readonly MatrixRow[] };
	readonly people: readonly {
		readonly schedule: string;
		readonly name: string;
		readonly persons: readonly PersonLoad[];
	}[];
	readonly totals: Pick<ScheduleLoad, 'pages' | 'sleep_pages' | 'awake_hours' | 'people'>;
}

/** What being on call asked of people in the last 12 weeks; those who were never paged and never on call are left out. */
export function viewOnCallLoad({ measured, dataset }: Metrics): OnCallLoadView {
	const { rows } = dataset('on-call-load');
	const { teams, schedules } = measured.catalogue;
	const named = Map.groupBy(schedules.values(), ({ team }) => team);
	const nameOf = (slug: string, team: string) => {
		const name = teams.get(team)?.name ?? team;
		return (named.get(team)?.length ?? 0) > 1 ? `${name}, ${slug}` : name;
	};
	const weeks = Map.groupBy(dataset('on-call-weeks').rows, ({ schedule }) => schedule);
	const people = Map.groupBy(dataset('on-call-people').rows, ({ schedule }) => schedule);
	const sum = (count: (row: ScheduleLoad) => number) =>
		Math.round(rows.reduce((total, row) => total + count(row), 0) * 10) / 10;
	return {
		schedules: rows.map((row) => ({ ...row, name: nameOf(row.schedule, row.team) })),
		weeks: {
			columns: [...new Set(dataset('on-call-weeks').rows.map(({ week }) => week))].sort(),
			rows: rows.map(({ schedule, team }) => ({
				key: schedule,
				name: nameOf(schedule, team),
				cells: (weeks.get(schedule) ?? []).map(({ pages }) => pages),
			})),
		},
		people: rows.map(({ schedule, team }) => ({
			schedule,
			name: nameOf(schedule, team),
			persons: (people.get(schedule) ?? []).filter(({ hours, pages }) => hours > 0 || pages > 0),
		})),
		totals: {
			pages: sum(({ pages }) => pages),
			sleep_pages: sum(({ sleep_pages }) => sleep_pages),
			awake_hours: sum(({ awake_hours }) => awake_hours),
			people: sum((row) => row.people),
		},
	};
}
