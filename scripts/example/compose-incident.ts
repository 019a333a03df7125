import { alertsOf } from '../../src/app/intake/new-incident-files.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { CURRENT_SCHEMA } from '../../src/core/records/scalars.ts';
import { type ComposeContext, dashboardLink, instantOf, linkOf, traceId } from './compose-context.ts';
import { parseStoryTimeline } from './parse-story-lines.ts';
import { storyInstant } from './story-clock.ts';
import { closedMs, resolvedMs } from './story-ending.ts';

/** The facts of a story's incident: what intake wrote, and what people added and corrected. */
export function composeIncident(context: ComposeContext, refs: Incident['refs']): Incident {
	const { story, played, team, catalogue } = context;
	const { incident } = played;
	checkAgainstRules(context);
	return {
		schema: CURRENT_SCHEMA,
		id: played.id,
		title: story.title,
		status: statusOf(context),
		severity: story.severity,
		kind: story.kind,
		service: story.service,
		...(story.affected && { affected_services: story.affected }),
		team,
		product: catalogue.services.get(story.service)!.product,
		detected_by: story.detected_by,
		times: timesOf(context),
		roles: rolesOf(context),
		...(story.impact && { impact: story.impact }),
		...(story.causes && { causes: story.causes }),
		...relationsOf(context),
		...(incident && { alerts: alertsOf(incident) }),
		...(story.change && { change: story.change }),
		evidence: evidenceOf(context),
		...runbooksOf(context),
		...(story.lead_up?.verdict !== 'dismissed' && { verdict: verdictOf(context) }),
		...leadUpOf(context),
		...(story.internal && { internal: story.internal }),
		...(refs && Object.keys(refs).length > 0 && { refs }),
	};
}

/** A story says kind and severity, and so do the rules: where they differ a person must have changed it. */
function checkAgainstRules({ story, played }: ComposeContext): void {
	const { opened } = played;
	if (!opened) return;
	const expected = { kind: story.kind, service: story.service, severity: story.opened_as ?? story.severity };
	for (const [key, value] of Object.entries(expected)) {
		const actual = opened[key as keyof typeof expected];
		if (actual !== value) throw new Error(`${story.slug}: the rules say ${key} ${actual}, the story says ${value}`);
	}
	const isChanged = parseStoryTimeline(story.timeline).some(({ kind }) => kind === 'severity');
	if (isChanged !== (story.opened_as !== undefined)) throw new Error(`${story.slug}: who changed the severity?`);
}

function statusOf({ story, stories }: ComposeContext): Incident['status'] {
	if (story.dismissed !== undefined) return 'dismissed';
	return closedMs(story, stories) === undefined ? 'resolved' : 'closed';
}

function timesOf({ story, stories, played }: ComposeContext): Incident['times'] {
	const at = (minute: number) => storyInstant(story, minute);
	const mitigated = parseStoryTimeline(story.timeline).find(({ kind }) => kind === 'mitigated');
	const resolved = resolvedMs(story);
	const closed = closedMs(story, stories);
	const isLeadUpOnly = story.lead_up?.verdict === 'dismissed';
	const detected = played.incident?.detected ?? at(0);
	return {
		...(story.reported !== undefined && { reported: at(story.reported) }),
		...(story.started !== undefined && { impact_started: at(story.started) }),
		...(!isLeadUpOnly && { detected: whole(detected) }),
		...(story.ack !== undefined && { acknowledged: whole(played.incident?.acknowledged ?? at(story.ack)) }),
		...(mitigated && { mitigated: at(mitigated.minute) }),
		...(resolved !== undefined && story.dismissed === undefined && { resolved: instantOf(resolved) }),
		...(closed !== undefined && { closed: instantOf(closed) }),
		...(story.dismissed !== undefined && { dismissed: at(story.dismissed) }),
	};
}

function whole(instant: string): string {
	return instantOf(Date.parse(instant));
}

function rolesOf({ story, people }: ComposeContext): NonNullable<Incident['roles']> {
	const { commander, communications, scribe } = story;
	const isHandled = story.ack !== undefined;
	return {
		...(commander && { incident_commander: people.find(commander) }),
		...(communications && { communications_lead: people.find(communications) }),
		...(scribe && { scribe: people.find(scribe) }),
		on_call: people.find('on-call'),
		...(isHandled && { responder: people.find(story.ack_by) }),
	};
}

/** What triage found, which must be what the story tells, and what people linked. */
function relationsOf({ story, played, idOf, people }: ComposeContext): Pick<Incident, 'relations'> {
	const found = played.incident?.relations ?? [];
	const told = story.relations.filter(({ type }) => type !== 'recurrence_of');
	const say = (type: string, incident: string, path: readonly string[] = []) => [type, incident, ...path].join(' ');
	const expected = told.map(({ type, story: other, path }) => say(type, idOf(other), path)).sort();
	const actual = found.map(({ type, incident, path }) => say(type, incident, path)).sort();
	if (String(expected) !== String(actual)) {
		throw new Error(`${story.slug}: triage says [${actual}], the story says [${expected}]`);
	}
	const recurrences = story.relations
		.filter(({ type }) => type === 'recurrence_of')
		.map(({ type, story: other, by }) => ({ type, incident: idOf(other), by: people.find(by ?? 'on-call') }));
	const relations = [...found, ...recurrences];
	return relations.length > 0 ? { relations } : {};
}

function evidenceOf({ story, played }: ComposeContext): NonNullable<Incident['evidence']> {
	return [
		...(played.opened?.evidence ?? []),
		{ kind: 'dashboard', url: dashboardLink(story), text: `Dashboard of ${story.service} at the time` },
		...(story.trace ? [{ kind: 'trace', id: traceId(story), url: linkOf(story, 'trace'), text: story.trace }] : []),
	];
}

/** Runbooks as attached at opening, without those that were written for other services only. */
function runbooksOf({ story, played, catalogue }: ComposeContext): Pick<Incident, 'runbooks'> {
	const fitting = [...catalogue.runbooks]
		.filter(([, { facts }]) => facts.services.includes(story.service))
		.filter(([slug, { facts }]) => played.opened?.runbooks?.includes(slug) || facts.kinds?.includes(story.kind))
		.map(([slug]) => slug);
	const first = (slug: string): number => Number(!played.opened?.runbooks?.includes(slug));
	const runbooks = fitting.sort((a, b) => first(a) - first(b) || (a < b ? -1 : 1)).slice(0, 2);
	return runbooks.length > 0 ? { runbooks } : {};
}

function verdictOf({ story, people }: ComposeContext): Incident['verdict'] {
	const { value, reason } = { reason: undefined, ...(story.verdict ?? { value: 'actionable' as const }) };
	return { value, by: people.find('on-call'), ...(reason && { reason }) };
}

function leadUpOf({ story, people }: ComposeContext): Pick<Incident, 'lead_up'> {
	if (!story.lead_up) return {};
	const { by, at, ...rest } = story.lead_up;
	return { lead_up: { by: people.find(by), ...rest, decided: storyInstant(story, at) } };
}
