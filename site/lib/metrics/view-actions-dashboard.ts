import type { ActionRow } from '../../../src/app/metrics/datasets/actions.ts';
import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import { medianOf } from '../../../src/core/metrics/median-of.ts';
import { msg, t } from '../../i18n/t.ts';
import type { BarColumn } from '../charts/plot-bars.ts';

/** Ages of open actions in days, by their upper ends. */
const AGES = [
	{ label: msg('to 30'), most: 30 },
	{ label: '31–60', most: 60 },
	{ label: '61–90', most: 90 },
	{ label: '91–180', most: 180 },
	{ label: msg('over 180'), most: Number.POSITIVE_INFINITY },
] as const;

/** So many actions that are not done are listed; the rest is in the files. */
const LISTED = 100;

export interface ActionsView {
	readonly total: number;
	readonly open: number;
	readonly overdue: number;
	readonly done: number;
	readonly dropped: number;
	readonly withoutTicket: number;
	readonly dated: number;
	readonly inTime: number;
	readonly medianDaysToDone?: number;
	readonly medianDaysLate?: number;
	/** Open actions by age in days: in time, then overdue. */
	readonly ages: readonly BarColumn[];
	readonly aged: number;
	readonly listed: readonly ActionRow[];
	readonly unlisted: number;
}

/** What became of all actions, and which are not done. */
export function viewActionsDashboard({ dataset }: Metrics): ActionsView {
	const { rows } = dataset('actions');
	const open = rows.filter(({ state }) => state === 'open' || state === 'overdue');
	const aged = open.filter(({ age_days }) => age_days !== undefined);
	const ageOf = ({ age_days }: ActionRow) => AGES.find(({ most }) => age_days! <= most)!.label;
	const dated = rows.filter(({ in_time }) => in_time !== undefined);
	return {
		total: rows.length,
		open: open.length,
		overdue: open.filter(({ state }) => state === 'overdue').length,
		done: rows.filter(({ state }) => state === 'done').length,
		dropped: rows.filter(({ state }) => state === 'dropped').length,
		withoutTicket: open.filter(({ ticket }) => ticket === undefined).length,
		dated: dated.length,
		inTime: dated.filter(({ in_time }) => in_time === 'yes').length,
		medianDaysToDone: medianOf(rows.flatMap(({ days_to_done }) => days_to_done ?? [])),
		medianDaysLate: medianOf(rows.flatMap(({ days_late }) => days_late ?? [])),
		ages: AGES.map(({ label }) => {
			const own = aged.filter((row) => ageOf(row) === label);
			const overdue = own.filter(({ state }) => state === 'overdue').length;
			return { name: t('{label} days', { label: t(label) }), label: t(label), values: [own.length - overdue, overdue] };
		}),
		aged: aged.length,
		listed: open.slice(0, LISTED),
		unlisted: Math.max(0, open.length - LISTED),
	};
}
