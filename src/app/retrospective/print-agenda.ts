import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';
import type { Agenda, CauseCount, OpenPostmortem, OverdueAction } from './derive-agenda.ts';
import type { Family } from './recurring-families.ts';

/** Where the links of an agenda lead: the repository on the web, or without one the files as seen from `reports/`. */
export type AgendaHome = Pick<NonNullable<Catalogue['policies']['site']>, 'repository' | 'branch'> | undefined;

/** More incidents of a family or a cause are counted, and not listed. */
const LISTED = 5;

const STATES = { owed: 'not begun', draft: 'draft', 'in-review': 'in review' } as const;

/** The agenda as Markdown, for a file as for an issue; same agenda, same bytes. */
export function printAgenda(agenda: Agenda, home?: AgendaHome): string {
	const link = (incident: CatalogueIncident, file = 'incident.md'): string => linkTo(incident, file, home);
	const parts = [
		section(
			'Postmortems to read',
			agenda.postmortems.map((one) => postmortemLine(one, link)),
			'All are accepted.',
		),
		section(
			'Overdue actions',
			agenda.overdue.map((one) => actionLine(one, link)),
			'None.',
			laterActions(agenda),
		),
		section(
			'What came back',
			agenda.families.flatMap((one) => familyLines(one, link)),
			'Nothing in this period.',
		),
		section(
			'Common causes',
			agenda.causes.map((one) => causeLine(one, link)),
			'No cause was named twice.',
		),
	];
	const intro = `Incidents from ${agenda.since} to ${agenda.day}. For each point: keep it, change it, or drop it, and who tells the others.`;
	return `${[`# Retrospective of ${agenda.day}`, intro, ...parts].join('\n\n')}\n`;
}

type Link = (incident: CatalogueIncident, file?: string) => string;

function linkTo({ id, folder }: CatalogueIncident, file: string, home: AgendaHome): string {
	if (home?.repository === undefined) return `[${id}](../${folder}/${file})`;
	return `[${id}](${home.repository.replace(/\/$/, '')}/blob/${home.branch ?? 'main'}/${folder}/${file})`;
}

function section(title: string, lines: readonly string[], nothing: string, after?: string): string {
	const list = lines.length === 0 ? nothing : lines.join('\n');
	return [`## ${title}`, list, ...(after === undefined ? [] : [after])].join('\n\n');
}

function postmortemLine({ incident, state, due, isOverdue }: OpenPostmortem, link: Link): string {
	const { severity, team, title } = incident.facts;
	const when = due === undefined ? '' : isOverdue ? `, **was due ${due}**` : `, due ${due}`;
	const file = state === 'owed' ? 'incident.md' : 'postmortem.md';
	return `- ${link(incident, file)} ${inertMarkdown(title)} (${severity}, ${team}): ${STATES[state]}${when}`;
}

function actionLine({ incident, action, daysLate }: OverdueAction, link: Link): string {
	const { id, text, owner, due, ticket } = action;
	const where = ticket === undefined ? 'no ticket' : inertMarkdown(ticket);
	const late = daysLate === 1 ? '1 day late' : `${daysLate} days late`;
	return `- ${link(incident, 'postmortem.md')} ${id}, ${late} (due ${due}), ${owner}, ${where}: ${inertMarkdown(text)}`;
}

function laterActions({ laterActions: count }: Agenda): string | undefined {
	if (count === 0) return undefined;
	return count === 1 ? '1 more action is open and in time.' : `${count} more actions are open and in time.`;
}

function familyLines({ reason, incidents, unfinished }: Family, link: Link): readonly string[] {
	const [newest] = incidents as readonly [CatalogueIncident];
	const { service, kind } = newest.facts;
	const what = reason === 'linked' ? inertMarkdown(newest.facts.title) : `${service}, ${kind}`;
	const actions = unfinished.map(
		({ incident, action }) =>
			`  - still open: ${link(incident, 'postmortem.md')} ${action.id}, ${action.owner}, due ${action.due}: ${inertMarkdown(action.text)}`,
	);
	return [`- **${incidents.length} times**: ${what}: ${listed(incidents, link)}`, ...actions];
}

function causeLine({ name, count, before, incidents }: CauseCount, link: Link): string {
	return `- ${inertMarkdown(name)}: ${count} incidents, ${before} in the period before: ${listed(incidents, link)}`;
}

function listed(incidents: readonly CatalogueIncident[], link: Link): string {
	const shown = incidents.slice(0, LISTED).map((incident) => link(incident));
	const rest = incidents.length - shown.length;
	return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
