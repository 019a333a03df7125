import { medianOf } from '../../../core/metrics/median-of.ts';
import { postmortemDue } from '../../../core/postmortem/due-dates.ts';
import { needsPostmortem } from '../../../core/postmortem/needs-postmortem.ts';
import type { Severity } from '../../../core/records/incident-words.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import type { Dataset } from './dataset.ts';

const DAY = 86_400_000;

/** One postmortem: written, or asked for by policy and not begun. */
export type PostmortemFigures = {
	readonly incident: string;
	readonly title: string;
	readonly team: string;
	readonly severity: Severity;
	readonly day: string | undefined;
	readonly state: 'not-begun' | 'draft' | 'in-review' | 'accepted';
	readonly due: string | undefined;
	readonly accepted: string | undefined;
	/** `yes`, `no`, or not known: accepted without a day, or not due yet. */
	readonly in_time: string | undefined;
	/** Of what is not accepted: days since it was due. */
	readonly days_late: number | undefined;
	/** Of what says when: days from resolution to acceptance. */
	readonly days_to_accepted: number | undefined;
};

/** The postmortems of one team. */
export type TeamPostmortems = {
	readonly team: string;
	readonly name: string;
	readonly postmortems: number;
	readonly not_begun: number;
	readonly draft: number;
	readonly in_review: number;
	readonly accepted: number;
	readonly overdue: number;
	readonly median_days_late: number | undefined;
	readonly judged: number;
	readonly in_time: number;
	readonly median_days_to_accepted: number | undefined;
};

/** Postmortems that are written or owed, of all time: what is overdue first, the longest first; then what is still to come, then what is accepted. */
export const makePostmortems = oncePerMeasured((measured): Dataset<PostmortemFigures> => {
	const { today } = measured;
	const policy = measured.catalogue.policies.postmortems;
	const rows = measured.rows.flatMap(({ incident, day }): PostmortemFigures[] => {
		const { facts, postmortem } = incident;
		const isOwed = policy !== undefined && facts.status !== 'open' && needsPostmortem(facts, policy);
		if (!postmortem && !isOwed) return [];
		const due = postmortem?.facts.due ?? postmortemDue(facts, policy!)?.date;
		const state = postmortem?.facts.status ?? 'not-begun';
		const accepted = state === 'accepted' ? postmortem?.facts.accepted : undefined;
		const isLate = state !== 'accepted' && due !== undefined && due < today;
		const resolved = facts.times.resolved?.slice(0, 10);
		return [
			{
				incident: incident.id,
				title: facts.title,
				team: facts.team,
				severity: facts.severity,
				day,
				state,
				due,
				accepted,
				in_time: isLate
					? 'no'
					: accepted === undefined || due === undefined
						? undefined
						: accepted <= due
							? 'yes'
							: 'no',
				days_late: isLate ? daysBetween(due, today) : undefined,
				days_to_accepted:
					accepted === undefined || resolved === undefined ? undefined : Math.max(0, daysBetween(resolved, accepted)),
			},
		];
	});
	return {
		name: 'postmortems',
		title: 'Postmortems',
		about: 'One row a postmortem that is written, or that policy asks for and nobody has begun; of all time.',
		columns: [
			{ key: 'incident', label: 'Incident', unit: 'incident' },
			{ key: 'title', label: 'Title', unit: 'text' },
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'severity', label: 'Severity', unit: 'text' },
			{ key: 'day', label: 'Began', unit: 'day' },
			{ key: 'state', label: 'State', unit: 'text' },
			{ key: 'due', label: 'Due', unit: 'day' },
			{ key: 'accepted', label: 'Accepted', unit: 'day' },
			{ key: 'in_time', label: 'In time', unit: 'text' },
			{ key: 'days_late', label: 'Days late', unit: 'count' },
			{ key: 'days_to_accepted', label: 'Days to accepted', unit: 'count' },
		],
		rows: rows.sort(byUrgency),
	};
});

/** Postmortems by team, most overdue first. */
export const makePostmortemsByTeam = oncePerMeasured((measured): Dataset<TeamPostmortems> => {
	const { teams } = measured.catalogue;
	const groups = Map.groupBy(makePostmortems(measured).rows, ({ team }) => team);
	const rows = [...groups].map(([team, own]) => ({ team, name: teams.get(team)?.name ?? team, ...tally(own) }));
	return {
		name: 'postmortems-by-team',
		title: 'Postmortems by team',
		about: 'One row a team; postmortems of all time. Judged are those accepted on a known day and those overdue today.',
		columns: [
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'name', label: 'Name', unit: 'text', isOnlyInFiles: true },
			{ key: 'postmortems', label: 'Postmortems', unit: 'count' },
			{ key: 'not_begun', label: 'Not begun', unit: 'count' },
			{ key: 'draft', label: 'Draft', unit: 'count' },
			{ key: 'in_review', label: 'In review', unit: 'count' },
			{ key: 'accepted', label: 'Accepted', unit: 'count' },
			{ key: 'overdue', label: 'Overdue', unit: 'count' },
			{ key: 'median_days_late', label: 'Median days late', unit: 'number' },
			{ key: 'judged', label: 'Judged', unit: 'count' },
			{ key: 'in_time', label: 'of these in time', unit: 'count' },
			{ key: 'median_days_to_accepted', label: 'Median days to accepted', unit: 'number' },
		],
		rows: rows.sort((a, b) => b.overdue - a.overdue || b.postmortems - a.postmortems || (a.team < b.team ? -1 : 1)),
	};
});

/** Overdue by due day, then open by due day, those without one last, then accepted by the newest. */
function byUrgency(a: PostmortemFigures, b: PostmortemFigures): number {
	const [isDone, isOtherDone] = [a.state === 'accepted', b.state === 'accepted'];
	if (isDone !== isOtherDone) return isDone ? 1 : -1;
	const [due, otherDue] = [a.due ?? '9999', b.due ?? '9999'];
	const byDue = due < otherDue ? -1 : due > otherDue ? 1 : 0;
	return isDone ? -byDue : byDue;
}

function tally(rows: readonly PostmortemFigures[]): Omit<TeamPostmortems, 'team' | 'name'> {
	const countOf = (state: PostmortemFigures['state']) => rows.filter((row) => row.state === state).length;
	return {
		postmortems: rows.length,
		not_begun: countOf('not-begun'),
		draft: countOf('draft'),
		in_review: countOf('in-review'),
		accepted: countOf('accepted'),
		overdue: rows.filter(({ days_late }) => days_late !== undefined).length,
		median_days_late: medianOf(rows.flatMap(({ days_late }) => days_late ?? [])),
		judged: rows.filter(({ in_time }) => in_time !== undefined).length,
		in_time: rows.filter(({ in_time }) => in_time === 'yes').length,
		median_days_to_accepted: medianOf(rows.flatMap(({ days_to_accepted }) => days_to_accepted ?? [])),
	};
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
