import type { ReportSection, ReportText } from '../../../core/reports/report-document.ts';
import type { Catalogue, CatalogueIncident } from '../../catalogue/catalogue.ts';
import { deriveAgenda } from '../../retrospective/derive-agenda.ts';
import { recordLink } from '../record-link.ts';
import type { ReportContext } from '../report-context.ts';

/** A longer list is not read; the rest is counted. */
const LISTED = 15;

const STATES = { owed: 'not begun', draft: 'draft', 'in-review': 'in review' } as const;

/** Postmortems and actions whose day is over at the time of the report, with who answers for them. */
export function overdueSection({ catalogue, at }: ReportContext): ReportSection {
	const { postmortems, overdue, laterActions } = deriveAgenda(catalogue, at);
	const late = postmortems.filter(({ isOverdue }) => isOverdue);
	const items: readonly ReportText[] = [
		...late.map(
			({ incident, state, due }): ReportText => [
				'Postmortem of ',
				recordLink(incident, state === 'owed' ? 'incident' : 'postmortem'),
				`, ${STATES[state]}, was due ${due}, ${ownerOf(incident, catalogue)}: ${incident.facts.title}`,
			],
		),
		...overdue.map(
			({ incident, action, daysLate }): ReportText => [
				'Action ',
				recordLink(incident, 'postmortem'),
				` ${action.id}, was due ${action.due} (${daysLate === 1 ? '1 day' : `${daysLate} days`} ago), ${action.owner}: ${action.text}`,
			],
		),
	];
	const inTime = `Not due yet: ${count(postmortems.length - late.length, 'postmortem')}, ${count(laterActions, 'action')}.`;
	const more = items.length > LISTED ? [`And ${items.length - LISTED} more.`] : [];
	return {
		title: 'Overdue',
		blocks: [
			items.length === 0
				? { type: 'paragraph', text: `Nothing. ${inTime}` }
				: { type: 'list', items: [...items.slice(0, LISTED), ...more] },
			...(items.length === 0 ? [] : [{ type: 'paragraph', text: inTime } as const]),
		],
	};
}

/** The lead of the team that owns the service answers for its postmortem. */
function ownerOf({ facts }: CatalogueIncident, { services, teams }: Catalogue): string {
	const team = services.get(facts.service)?.owner ?? facts.team;
	return teams.get(team)?.lead ?? `team ${team}`;
}

function count(n: number, word: string): string {
	return `${n} ${word}${n === 1 ? '' : 's'}`;
}
