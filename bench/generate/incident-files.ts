import { fromEpochMs } from '../../src/core/time/instant.ts';
import type { GeneratedFile } from './generated-file.ts';
import { membersOf, ownerOf, productOf, runbookOf } from './organisation.ts';
import { createRandom, type Random } from './random.ts';
import {
	CAUSES,
	CIRCUMSTANCES,
	KINDS,
	RARE_STEMS,
	SECTIONS,
	SENTENCE_PARTS,
	SERVICES,
	SYMPTOMS,
} from './vocabulary.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What is decided about an incident before its files are written. */
export interface IncidentPlan {
	readonly id: string;
	readonly detected: number;
	readonly hasPostmortem: boolean;
	/** An incident before it, which some are a consequence of. */
	readonly earlier?: string;
	/** The moment the repository is as of; what began shortly before may still be open. */
	readonly now: number;
	readonly seed: number;
}

/** The files of one incident, and the lines that it left in the alert archive. */
export interface IncidentFiles {
	readonly files: readonly GeneratedFile[];
	readonly archive: string;
}

interface Story extends IncidentPlan {
	readonly random: Random;
	readonly service: string;
	readonly kind: string;
	readonly severity: string;
	readonly status: 'open' | 'resolved' | 'closed' | 'dismissed';
	readonly title: string;
	readonly onCall: string;
	readonly acknowledged: number;
	readonly mitigated: number;
	readonly resolved: number;
	readonly alerts: number;
}

/** Writes one incident as text: validating and printing fifty thousand records by schema would take minutes. */
export function incidentFiles(plan: IncidentPlan): IncidentFiles {
	const story = tell(plan);
	const folder = `incidents/${plan.id.slice(4, 8)}/${plan.id}`;
	const files = [
		{ path: `${folder}/incident.md`, content: incidentText(story) },
		{ path: `${folder}/timeline.yaml`, content: timelineText(story) },
	];
	if (plan.hasPostmortem) files.push({ path: `${folder}/postmortem.md`, content: postmortemText(story) });
	return { files, archive: archiveLines(story) };
}

function tell(plan: IncidentPlan): Story {
	const random = createRandom(plan.seed);
	const service = random.pickSkewed(SERVICES);
	const age = plan.now - plan.detected;
	const acknowledged = plan.detected + random.between(1, 14) * MINUTE;
	const mitigated = acknowledged + random.between(4, 90) * MINUTE;
	const isOver = age > 12 * 60 * MINUTE;
	const finished = random.chance(0.04) ? 'dismissed' : age > 6 * DAY ? 'closed' : 'resolved';
	return {
		...plan,
		random,
		service,
		kind: random.pickSkewed(KINDS),
		severity: random.pick(['sev1', 'sev2', 'sev2', 'sev3', 'sev3', 'sev3', 'sev3', 'sev4', 'sev4', 'sev5']),
		status: isOver ? finished : 'open',
		title: `${name(service)} ${random.pick(SYMPTOMS)} ${random.chance(0.3) ? `on ${rareWord(random)}` : random.pick(CIRCUMSTANCES)}`,
		onCall: random.pick(membersOf(ownerOf(service))),
		acknowledged,
		mitigated,
		resolved: mitigated + random.between(2, 60) * MINUTE,
		alerts: random.between(1, 5),
	};
}

function incidentText(story: Story): string {
	const { random, id, service, kind, severity, status, title, detected, onCall, earlier, alerts } = story;
	const isOver = status !== 'open';
	const times = [
		`  detected: ${fromEpochMs(detected)}`,
		`  acknowledged: ${fromEpochMs(story.acknowledged)}`,
		...(isOver ? [`  mitigated: ${fromEpochMs(story.mitigated)}`, `  resolved: ${fromEpochMs(story.resolved)}`] : []),
		...(status === 'closed' ? [`  closed: ${fromEpochMs(story.resolved + 2 * DAY)}`] : []),
	];
	const facts = [
		'schema: 1',
		`id: ${id}`,
		`title: ${title}`,
		`status: ${status}`,
		`severity: ${severity}`,
		`kind: ${kind}`,
		`service: ${service}`,
		`team: ${ownerOf(service)}`,
		`product: ${productOf(service)}`,
		'detected_by: alert',
		'times:',
		...times,
		`roles: { on_call: "${onCall}" }`,
		...(random.chance(0.5) ? [`impact: { users_affected: ${random.between(10, 90_000)} }`] : []),
		...(isOver && random.chance(0.6) ? [`causes: [${random.pickSkewed(CAUSES)}]`] : []),
		...(earlier && random.chance(0.1)
			? [`relations:\n  - { type: caused_by, incident: ${earlier}, reason: cascade/upstream-open, by: triage }`]
			: []),
		`alerts: { fingerprints: ["alertmanager:${id.toLowerCase()}"], count: ${alerts}, first: ${fromEpochMs(detected)}, last: ${fromEpochMs(story.mitigated)} }`,
		`runbooks: [${runbookOf(kind)}]`,
		'verdict: { value: actionable }',
	];
	return `---\n${facts.join('\n')}\n---\n\n${sentences(random, random.between(1, 4))}\n`;
}

function timelineText(story: Story): string {
	const { random, detected, title, onCall, status } = story;
	const entries: (readonly [number, string, string, string])[] = [
		[detected, 'opened', title, 'intake'],
		[story.acknowledged, 'acknowledged', 'Acknowledged in the paging tool', onCall],
		[story.acknowledged + 3 * MINUTE, 'note', sentence(random), onCall],
	];
	if (status !== 'open') {
		entries.push([story.mitigated, 'mitigated', sentence(random), onCall]);
		entries.push([story.resolved, 'resolved', 'All alerts are resolved', 'intake']);
	}
	return entries
		.map(([at, kind, text, by]) => `- at: ${fromEpochMs(at)}\n  kind: ${kind}\n  text: ${text}\n  by: "${by}"\n`)
		.join('');
}

function postmortemText(story: Story): string {
	const { random, id, onCall, resolved } = story;
	const day = (offset: number) => fromEpochMs(resolved + offset * DAY).slice(0, 10);
	const actions = Array.from(
		{ length: random.between(1, 3) },
		(_, index) =>
			`  - { id: A${index + 1}, text: "${sentence(random)}", type: prevent, owner: "${onCall}", due: ${day(28)}, status: ${random.pick(['open', 'done'])} }`,
	);
	const sections = SECTIONS.map((title) => `## ${title}\n\n${sentences(random, random.between(1, 3))}\n`);
	const front = `schema: 1\nincident: ${id}\nstatus: accepted\ndue: ${day(7)}\ncauses: [${random.pickSkewed(CAUSES)}]\nactions:\n${actions.join('\n')}`;
	return `---\n${front}\n---\n\n${sections.join('\n')}`;
}

function archiveLines(story: Story): string {
	const { id, detected, mitigated, service, kind, severity, alerts, title, status } = story;
	const count = status === 'open' ? alerts : alerts + 1;
	return Array.from({ length: count }, (_, index) => {
		const isLast = status !== 'open' && index === alerts;
		const at = fromEpochMs(isLast ? mitigated : detected + index * MINUTE);
		const decision = isLast ? 'resolved' : index === 0 ? 'opened' : 'repeated';
		const line = {
			schema: 1,
			delivery: `${id.toLowerCase()}-${index}`,
			received: at,
			source: 'alertmanager',
			fingerprint: `alertmanager:${id.toLowerCase()}`,
			state: isLast ? 'resolved' : 'firing',
			at,
			name: 'HighErrorRate',
			title,
			service,
			kind,
			severity,
			labels: { service, alertname: 'HighErrorRate' },
			decision,
			reason: isLast ? 'state/resolved' : index === 0 ? 'open/new' : 'repeat/same-state',
			incident: id,
		};
		return `${JSON.stringify(line)}\n`;
	}).join('');
}

/** Some sentences of about fifteen words, one in three with a word that few other texts hold. */
function sentences(random: Random, count: number): string {
	return Array.from({ length: count }, () => `${sentence(random)}.`).join(' ');
}

function sentence(random: Random): string {
	const text = SENTENCE_PARTS.map((parts) => random.pick(parts)).join(' ');
	return random.chance(0.35) ? `${text} on ${rareWord(random)}` : text;
}

/** A word as host names, error codes and releases are: in few texts only. */
function rareWord(random: Random): string {
	return `${random.pick(RARE_STEMS)}-${random.between(100, 9_999)}`;
}

function name(service: string): string {
	return service.charAt(0).toUpperCase() + service.slice(1).replaceAll('-', ' ');
}
