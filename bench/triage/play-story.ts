import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { createFold } from '../../src/app/intake/fold-deliveries.ts';
import { intake, passTime } from '../../src/app/intake/intake.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { Incident, Relation } from '../../src/core/records/incident.ts';
import { incidentFolder } from '../../src/core/records/paths.ts';
import type { TriagePolicy } from '../../src/core/records/policies/triage.ts';
import { durationMs } from '../../src/core/time/duration.ts';
import { compareInstants, fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { parseAlertLines } from '../../src/formats/alert-lines.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import type { FileChange } from '../../src/ports/repository.ts';
import type { Outcome, OutcomeIncident } from './outcome.ts';
import type { Story } from './story.ts';
import { storyDeliveries } from './story-deliveries.ts';

/** How the deliveries of a story reach intake; by default one by one, in order of arrival. */
export type Arrival = (deliveries: readonly Delivery[]) => readonly (readonly Delivery[])[];

/** Every delivery by itself, as it arrives. */
export const asTheyArrive: Arrival = (deliveries) =>
	deliveries.toSorted((a, b) => compareInstants(a.received, b.received)).map((delivery) => [delivery]);

/** How long after a delivery the timer runs: it ends mutes and settles what is quiet. */
const TIMER = durationMs('10m');

type Files = ReadonlyMap<string, string>;

/**
 * What Tocsin makes of a story under a policy: its deliveries go through the same intake as in production, into a
 * repository in memory, and the outcome is what the records say in the end. The only file here that knows intake.
 */
export async function playStory(story: Story, policy: TriagePolicy, arrival: Arrival = asTheyArrive): Promise<Outcome> {
	const remote = new MemoryRemote();
	remote.push(rulesOf(story, policy));
	const repository = new MemoryRepository(remote);
	const fold = createFold();
	const deliveries = storyDeliveries(story);
	const pages = new Set<string>();
	let latest = toEpochMs(deliveries[0]!.received);
	for (const batch of arrival(deliveries)) {
		const received = batch.map((delivery) => toEpochMs(delivery.received));
		if (Math.min(...received) > latest + TIMER) await passTime(repository, fromEpochMs(latest + TIMER), fold);
		latest = Math.max(latest, ...received);
		const { incidents } = await intake(repository, batch, fold);
		for (const { id, change } of incidents) {
			if (change === 'opened' && parentsOf(incidentIn(remote.tip!.files, id)).length === 0) pages.add(id);
		}
	}
	await passTime(repository, fromEpochMs(latest + TIMER), fold);
	return outcomeOf(story, { files: remote.tip!.files, deliveries, pages });
}

/** The catalogue and the rules of a story as a repository holds them (JSON is YAML). */
function rulesOf({ services, maintenance }: Story, policy: TriagePolicy): FileChange[] {
	const mutes = maintenance.map(({ services: muted, names, from, until, reason }, index) => {
		const match = { services: muted, ...(names && { names }) };
		return { id: `planned-${index + 1}`, match, reason, from, until };
	});
	const rules = policy.mutes ? { ...policy, mutes: [...policy.mutes, ...mutes] } : policy;
	const catalogue = [...services].map(([slug, service]) => ({
		path: `services/${slug}.yaml`,
		content: JSON.stringify(service),
	}));
	return [...catalogue, { path: 'policies/triage.yaml', content: JSON.stringify(rules) }];
}

interface Played {
	readonly files: Files;
	readonly deliveries: readonly Delivery[];
	readonly pages: ReadonlySet<string>;
}

function outcomeOf({ events }: Story, { files, deliveries, pages }: Played): Outcome {
	const firingOf = new Map(deliveries.map(({ id }, index) => [id, events[index]!.firing]));
	const archive = [...files].filter(([path]) => path.endsWith('.ndjson')).sort();
	const lines = archive.flatMap(([path, text]) => parseAlertLines(path, text).lines);
	// What a mute lets go has a line of its own, which says since when the alert fires.
	const beginnings = new Map(lines.map(({ fingerprint, at, delivery }) => [`${fingerprint} ${at}`, delivery]));
	const incidentOf = new Map<string, string>();
	for (const { delivery, fingerprint, since, incident } of lines) {
		const firing = firingOf.get(delivery) ?? firingOf.get(beginnings.get(`${fingerprint} ${since}`) ?? '');
		if (firing !== undefined && incident !== undefined) incidentOf.set(firing, incident);
	}
	const members = Map.groupBy(incidentOf.keys(), (firing) => incidentOf.get(firing)!);
	const incidents = [...members].map(([id, firings]): OutcomeIncident => {
		const incident = incidentIn(files, id);
		return {
			id,
			service: incident.service,
			firings,
			causedBy: parentsOf(incident, ['caused_by']),
			duplicateOf: parentsOf(incident, ['duplicate_of']),
			recurrenceOf: parentsOf(incident, ['recurrence_of']),
			isPage: pages.has(id),
		};
	});
	const muted = new Set([...firingOf.values()].filter((firing) => !incidentOf.has(firing)));
	return { groups: incidents.map(({ firings }) => firings), incidents, muted };
}

function incidentIn(files: Files, id: string): Incident {
	const path = `${incidentFolder(id)}/incident.md`;
	const parsed = parseRecord('incident', path, files.get(path) ?? '');
	if (!parsed.ok) throw new Error(`${path}: ${parsed.problems[0]?.message}`);
	return parsed.value.value;
}

function parentsOf(
	{ relations = [] }: Incident,
	types: readonly Relation['type'][] = ['caused_by', 'duplicate_of'],
): string[] {
	return relations.filter(({ type }) => types.includes(type)).map(({ incident }) => incident);
}
