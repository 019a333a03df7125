import { medianOf } from '../../../core/metrics/median-of.ts';
import type { PostmortemAction } from '../../../core/records/postmortem.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import type { Dataset } from './dataset.ts';
import { familiesOf } from './recurring.ts';

const DAY = 86_400_000;

/** One action of a postmortem. */
export type ActionRow = {
	readonly incident: string;
	readonly action: string;
	readonly text: string;
	readonly type: PostmortemAction['type'];
	readonly team: string;
	readonly owner: string;
	readonly state: 'open' | 'overdue' | 'done' | 'dropped';
	readonly due: string;
	readonly done: string | undefined;
	/** Of what is open: days since its incident was resolved. */
	readonly age_days: number | undefined;
	/** Of what is overdue. */
	readonly days_late: number | undefined;
	/** Of what says on which day it was done: days since its incident was resolved, and whether that was in time. */
	readonly days_to_done: number | undefined;
	readonly in_time: string | undefined;
	readonly ticket: string | undefined;
	readonly recurrences: number;
};

/** What became of the actions of one team. */
export type TeamActions = {
	readonly team: string;
	readonly name: string;
	readonly actions: number;
	readonly open: number;
	readonly overdue: number;
	readonly done: number;
	readonly dropped: number;
	readonly without_ticket: number;
	readonly median_age_days: number | undefined;
	readonly median_days_late: number | undefined;
	readonly dated: number;
	readonly in_time: number;
	readonly median_days_to_done: number | undefined;
	readonly recurrences: number;
};

/** Every action of every postmortem: what is overdue first, the longest first; then what is open, done and dropped. */
export const makeActions = oncePerMeasured((measured): Dataset<ActionRow> => {
	const { today } = measured;
	const recurrences = countRecurrences(familiesOf(measured));
	const rows = measured.rows.flatMap(({ incident }) =>
		(incident.postmortem?.facts.actions ?? []).map((action): ActionRow => {
			const { id, text, type, owner, status, due, done, ticket } = action;
			const state = status === 'open' && due < today ? 'overdue' : status;
			const since = incident.facts.times.resolved?.slice(0, 10);
			const isOpen = status === 'open';
			return {
				incident: incident.id,
				action: id,
				text,
				type,
				team: incident.facts.team,
				owner,
				state,
				due,
				done: status === 'done' ? done : undefined,
				age_days: isOpen && since !== undefined ? daysBetween(since, today) : undefined,
				days_late: state === 'overdue' ? daysBetween(due, today) : undefined,
				...timeliness(status === 'done' ? done : undefined, { since, due }),
				ticket,
				recurrences: recurrences.get(`${incident.id} ${id}`) ?? 0,
			};
		}),
	);
	return {
		name: 'actions',
		title: 'Actions',
		about:
			'One row an action of a postmortem, of all time. Age and time to done are counted from the day on which the incident was resolved.',
		columns: [
			{ key: 'incident', label: 'Incident', unit: 'incident' },
			{ key: 'action', label: 'Action', unit: 'text' },
			{ key: 'text', label: 'What', unit: 'text' },
			{ key: 'type', label: 'Type', unit: 'text' },
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'owner', label: 'Owner', unit: 'text' },
			{ key: 'state', label: 'State', unit: 'text' },
			{ key: 'due', label: 'Due', unit: 'day' },
			{ key: 'done', label: 'Done', unit: 'day' },
			{ key: 'age_days', label: 'Age, days', unit: 'count' },
			{ key: 'days_late', label: 'Days late', unit: 'count' },
			{ key: 'days_to_done', label: 'Days to done', unit: 'count' },
			{ key: 'in_time', label: 'In time', unit: 'text' },
			{ key: 'ticket', label: 'Ticket', unit: 'text' },
			{ key: 'recurrences', label: 'Recurrences since', unit: 'count' },
		],
		rows: rows.sort(byUrgency),
	};
});

/** Actions by the team of their incident, most overdue first. */
export const makeActionsByTeam = oncePerMeasured((measured): Dataset<TeamActions> => {
	const { teams } = measured.catalogue;
	const groups = Map.groupBy(makeActions(measured).rows, ({ team }) => team);
	const rows = [...groups].map(([team, own]) => ({ team, name: teams.get(team)?.name ?? team, ...tally(own) }));
	return {
		name: 'actions-by-team',
		title: 'Actions by team',
		about:
			'One row a team, the one of the incident; actions of all time. Time to done is known only of actions that say on which day they were done.',
		columns: [
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'name', label: 'Name', unit: 'text', isOnlyInFiles: true },
			{ key: 'actions', label: 'Actions', unit: 'count' },
			{ key: 'open', label: 'Open', unit: 'count' },
			{ key: 'overdue', label: 'Overdue', unit: 'count' },
			{ key: 'done', label: 'Done', unit: 'count' },
			{ key: 'dropped', label: 'Dropped', unit: 'count' },
			{ key: 'without_ticket', label: 'Without a ticket', unit: 'count' },
			{ key: 'median_age_days', label: 'Median age, days', unit: 'number' },
			{ key: 'median_days_late', label: 'Median days late', unit: 'number' },
			{ key: 'dated', label: 'Done on a known day', unit: 'count' },
			{ key: 'in_time', label: 'of these in time', unit: 'count' },
			{ key: 'median_days_to_done', label: 'Median days to done', unit: 'number' },
			{ key: 'recurrences', label: 'Recurrences since', unit: 'count' },
		],
		rows: rows.sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.team < b.team ? -1 : 1)),
	};
});

const ORDER: readonly ActionRow['state'][] = ['overdue', 'open', 'done', 'dropped'];

function byUrgency(a: ActionRow, b: ActionRow): number {
	const byState = ORDER.indexOf(a.state) - ORDER.indexOf(b.state);
	if (byState !== 0) return byState;
	const byDue = a.due < b.due ? -1 : a.due > b.due ? 1 : 0;
	return a.state === 'done' || a.state === 'dropped' ? -byDue : byDue;
}

function tally(rows: readonly ActionRow[]): Omit<TeamActions, 'team' | 'name'> {
	const countOf = (state: ActionRow['state']) => rows.filter((row) => row.state === state).length;
	const isOpen = ({ state }: ActionRow) => state === 'open' || state === 'overdue';
	return {
		actions: rows.length,
		open: rows.filter(isOpen).length,
		overdue: countOf('overdue'),
		done: countOf('done'),
		dropped: countOf('dropped'),
		without_ticket: rows.filter((row) => isOpen(row) && row.ticket === undefined).length,
		median_age_days: medianOf(rows.flatMap(({ age_days }) => age_days ?? [])),
		median_days_late: medianOf(rows.flatMap(({ days_late }) => days_late ?? [])),
		dated: rows.filter(({ in_time }) => in_time !== undefined).length,
		in_time: rows.filter(({ in_time }) => in_time === 'yes').length,
		median_days_to_done: medianOf(rows.flatMap(({ days_to_done }) => days_to_done ?? [])),
		recurrences: rows.reduce((sum, { recurrences }) => sum + recurrences, 0),
	};
}

function timeliness(
	done: string | undefined,
	{ since, due }: { readonly since: string | undefined; readonly due: string },
): Pick<ActionRow, 'days_to_done' | 'in_time'> {
	if (done === undefined) return { days_to_done: undefined, in_time: undefined };
	// Done before the incident was over, it took no time.
	const days = since === undefined ? undefined : Math.max(0, daysBetween(since, done));
	return { days_to_done: days, in_time: done <= due ? 'yes' : 'no' };
}

/** How many recurrences each action, by incident and id, might have prevented. */
function countRecurrences(stories: ReturnType<typeof familiesOf>): ReadonlyMap<string, number> {
	const keys = stories.flatMap(({ avoidable }) =>
		avoidable.flatMap(({ missed }) => missed.map(({ origin, action }) => `${origin.id} ${action.id}`)),
	);
	return new Map([...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length]));
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
