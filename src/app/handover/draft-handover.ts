import { Temporal } from 'temporal-polyfill';
import type { NamedSchedule } from '../../core/oncall/find-schedules.ts';
import type { Handover } from '../../core/records/report.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { RecordCommit } from '../../ports/record-commit.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';
import { formatLocal } from '../oncall/format-local.ts';
import { pagesOf } from '../oncall/pages-of.ts';
import { peopleOf } from '../oncall/people.ts';
import type { HandedShift, Stint } from './list-handed-shifts.ts';

export interface HandoverInput {
	readonly catalogue: Catalogue;
	readonly named: NamedSchedule;
	readonly handed: HandedShift;
	/** Commits of the shift that touched runbooks, policies, schedules or services. */
	readonly commits: readonly RecordCommit[];
	/** RFC 3339 UTC. */
	readonly now: string;
}

/** A drafted shift report, and where it belongs. */
export interface HandoverDraft {
	readonly path: string;
	readonly facts: Handover;
	readonly text: string;
}

const DAY = 86_400_000;
/** A day on which the clocks go forward is shorter by so much, at most. */
const CLOCKS = 2 * 3_600_000;

/** Drafts the report of a shift from what changed during it; the outgoing engineer edits it, the incoming one approves it. */
export function draftHandover(input: HandoverInput): HandoverDraft {
	const { named, handed } = input;
	const { shift, next } = handed;
	const facts: Handover = {
		schema: 1,
		team: named.schedule.team,
		from: shift.member,
		to: next?.member ?? shift.member,
		shift: { start: shift.start, end: shift.end },
		...(next && next.start !== shift.end && { takes_over: next.start }),
		status: 'draft',
	};
	const sections: readonly (readonly [title: string, text: string])[] = [
		['In one line', '<!-- How was it? -->'],
		['Incidents', incidentLines(input)],
		['Still open', openLines(input)],
		['Pages and noise', pageLines(input)],
		['Changed runbooks and rules', commitLines(input)],
		['Next', nextLines(input)],
		['For you', '<!-- What does the next one need to know that is in no record? -->'],
	];
	const body = sections.map(([title, text]) => `\n## ${title}\n\n${text}\n`).join('');
	return { path: handoverPath(named, shift), facts, text: printRecord('handover', facts, body) };
}

/** Where the report of a shift is. */
export function handoverPath(named: NamedSchedule, shift: Stint): string {
	return `schedules/handovers/${periodOf(named.schedule, shift)}-${named.slug}.md`;
}

/** `2026-W46` of a shift of a week and more, the day of a shorter one, with the minute of one of hours: never two the same. */
function periodOf({ time_zone }: Schedule, { start, end }: Stint): string {
	const length = toEpochMs(end) - toEpochMs(start);
	const began = Temporal.Instant.from(start).toZonedDateTimeISO(time_zone);
	const day = began.toPlainDate();
	if (length >= 7 * DAY - CLOCKS) return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
	if (length >= DAY - CLOCKS) return day.toString();
	return `${day.toString()}-${began.toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '')}`;
}

function isDuring({ handed }: HandoverInput, at: string | undefined): boolean {
	if (at === undefined) return false;
	return toEpochMs(handed.shift.start) <= toEpochMs(at) && toEpochMs(at) < toEpochMs(handed.shift.end);
}

function ofTeam({ catalogue, named }: HandoverInput): readonly CatalogueIncident[] {
	return catalogue.incidents.filter(({ facts }) => facts.team === named.schedule.team).toReversed();
}

function incidentLines(input: HandoverInput): string {
	const opened = ofTeam(input).filter(({ facts: { times } }) => isDuring(input, times.detected ?? times.reported));
	return listOf(opened.map((incident) => `${head(input, incident)}, ${incident.facts.status}`));
}

/** Incidents, postmortems and follow-ups that the next one inherits. */
function openLines(input: HandoverInput): string {
	const { handed, now } = input;
	const soon = handed.next?.end ?? handed.shift.end;
	const all = ofTeam(input);
	const open = all.filter(({ facts }) => facts.status === 'open' || facts.status === 'lead-up');
	const postmortems = all.filter(({ postmortem }) => postmortem && postmortem.facts.status !== 'accepted');
	const actions = all.flatMap(({ id, postmortem }) =>
		(postmortem?.facts.actions ?? [])
			.filter(({ status, due }) => status === 'open' && due <= soon.slice(0, 10))
			.map(({ id: action, text, owner, due }) => {
				const late = due < now.slice(0, 10) ? '**overdue** since' : 'due';
				return `${id} ${action}, ${owner}, ${late} ${due}: ${inertMarkdown(text)}`;
			}),
	);
	return listOf([
		...open.map((incident) => `${head(input, incident)}, **${incident.facts.status}**`),
		...postmortems.map(
			({ id, postmortem }) => `Postmortem of ${id}, ${postmortem!.facts.status}, due ${postmortem!.facts.due}`,
		),
		...actions,
	]);
}

function head({ named }: HandoverInput, { id, facts }: CatalogueIncident): string {
	const at = facts.times.detected ?? facts.times.reported;
	const when = at === undefined ? 'time unknown' : formatLocal(at, named.schedule.time_zone);
	return `**${id}**, ${facts.severity}, ${when}: ${inertMarkdown(facts.title)}`;
}

function pageLines(input: HandoverInput): string {
	const { catalogue, named, handed } = input;
	const period = { from: handed.shift.start, until: handed.shift.end };
	const pages = pagesOf(catalogue, named, period);
	const paged = ofTeam(input).filter(({ id }) =>
		(catalogue.alerts.get(id) ?? []).some(({ received }) => isDuring(input, received)),
	);
	const lines = paged.map(({ id, facts }) => {
		const alerts = catalogue.alerts.get(id)!.filter(({ received }) => isDuring(input, received)).length;
		const verdict = facts.verdict?.value ?? '**no verdict yet**: was it worth it?';
		return `${id}: ${alerts} ${alerts === 1 ? 'alert' : 'alerts'}, ${verdict}`;
	});
	return `${pages.length === 1 ? '1 page' : `${pages.length} pages`}.\n\n${listOf(lines)}`;
}

function commitLines({ commits, named }: HandoverInput): string {
	return listOf(
		commits.map(({ at, subject, paths }) => {
			const day = formatLocal(at, named.schedule.time_zone);
			return `${day}: ${inertMarkdown(subject)} (${paths.map((path) => `\`${path}\``).join(', ')})`;
		}),
	);
}

function nextLines({ catalogue, handed, named }: HandoverInput): string {
	const { next } = handed;
	if (!next) return 'Nobody is planned.';
	const name = peopleOf(catalogue.teams).get(next.member)?.name ?? next.member;
	const zone = named.schedule.time_zone;
	return `${inertMarkdown(name)} (${next.member}) from ${formatLocal(next.start, zone)} until ${formatLocal(next.end, zone)}, ${zone}.`;
}

function listOf(lines: readonly string[]): string {
	return lines.length === 0 ? 'Nothing.' : lines.map((line) => `- ${line}`).join('\n');
}
