import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { decideDeliveries } from '../../src/app/intake/decide-deliveries.ts';
import type { GatheredRecords } from '../../src/app/intake/gathered-records.ts';
import { newIncidentFiles } from '../../src/app/intake/new-incident-files.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { AlertLine } from '../../src/core/records/alert-line.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { formatIncidentId } from '../../src/core/records/paths.ts';
import type { TimelineEntry } from '../../src/core/records/timeline.ts';
import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { type ActiveIncident, EMPTY_STATE, type TriageState } from '../../src/core/triage/triage-state.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { noiseDeliveries } from './noise.ts';
import { parseStoryTimeline } from './parse-story-lines.ts';
import { peopleAt } from './people.ts';
import type { Story } from './story.ts';
import { storyInstant, storyMs } from './story-clock.ts';
import { storyDeliveries } from './story-deliveries.ts';
import { closedMs } from './story-ending.ts';

/** What machines made of one story: its number, and of one that alerts opened the facts as intake keeps them. */
export interface PlayedStory {
	readonly id: string;
	/** Facts at the moment of opening. */
	readonly opened?: Incident;
	/** The machines' last knowledge of it. */
	readonly incident?: ActiveIncident;
	readonly timeline: readonly TimelineEntry[];
}

export interface PlayedStories {
	readonly byStory: ReadonlyMap<string, PlayedStory>;
	readonly lines: readonly AlertLine[];
}

/** Something that happens: a source delivers, a person opens an incident, or a person changes one. */
type Happening = { readonly at: number; readonly story?: Story } & (
	| { readonly type: 'delivery'; readonly delivery: Delivery }
	| { readonly type: 'opened' }
	| { readonly type: 'change'; readonly change: Partial<ActiveIncident> | 'closed' }
);

/** Plays all stories through the real intake, one delivery after the other, with what people did in between. */
export function playStories(stories: readonly Story[], catalogue: Catalogue): PlayedStories {
	const game = new Game(recordsOf(catalogue));
	const bySlug = new Map(stories.map((story) => [story.slug, story]));
	const happenings = [
		...stories.flatMap((story) => happeningsOf(story, bySlug, catalogue)),
		...noiseDeliveries().map(
			(delivery): Happening => ({ type: 'delivery', at: toEpochMs(delivery.received), delivery }),
		),
	];
	for (const happening of happenings.sort((a, b) => a.at - b.at)) game.play(happening);
	return game;
}

function recordsOf({ policies, services, teams, schedules, runbooks }: Catalogue): GatheredRecords {
	if (!policies.triage) throw new Error('policies/triage.yaml is missing or broken');
	return {
		triage: policies.triage,
		...(policies.postmortems && { postmortems: policies.postmortems }),
		services,
		teams,
		schedules,
		runbooks: new Map([...runbooks].map(([slug, { facts }]) => [slug, facts])),
		incidentTemplate: '',
		problems: [],
	};
}

function happeningsOf(story: Story, stories: ReadonlyMap<string, Story>, catalogue: Catalogue): Happening[] {
	if (story.alerts.length === 0) return [{ type: 'opened', at: storyMs(story, 0), story }];
	const team = catalogue.services.get(story.service)!.owner;
	const people = peopleAt(catalogue, team, storyInstant(story, 0));
	const responder = people.find(story.ack_by);
	const context = { services: catalogue.services, responder: people.member(responder) };
	const happenings = storyDeliveries(story, context).map(
		(delivery): Happening => ({ type: 'delivery', at: toEpochMs(delivery.received), story, delivery }),
	);
	const change = (minute: number, what: Partial<ActiveIncident>): void => {
		happenings.push({ type: 'change', at: storyMs(story, minute), story, change: what });
	};
	if (story.ack !== undefined && !story.alerts.some(({ source }) => source === 'pd')) {
		change(story.ack, { acknowledged: storyInstant(story, story.ack), responder });
	}
	const severity = parseStoryTimeline(story.timeline).find(({ kind }) => kind === 'severity');
	if (severity) change(severity.minute, { severity: story.severity, corrected: ['severity'] });
	if (story.dismissed !== undefined) change(story.dismissed, { status: 'dismissed' });
	const closed = closedMs(story, stories);
	if (closed !== undefined) happenings.push({ type: 'change', at: closed, story, change: 'closed' });
	return happenings;
}

class Game implements PlayedStories {
	readonly byStory = new Map<string, PlayedStory>();
	readonly lines: AlertLine[] = [];
	readonly #records: GatheredRecords;
	readonly #numbers = new Map<number, number>();
	#state: TriageState = EMPTY_STATE;

	constructor(records: GatheredRecords) {
		this.#records = records;
	}

	play(happening: Happening): void {
		if (happening.type === 'delivery') this.#deliver(happening.delivery, happening.story);
		else if (happening.type === 'opened') {
			this.byStory.set(happening.story!.slug, { id: this.#nextId(fromEpochMs(happening.at)), timeline: [] });
		} else this.#change(happening.story!, happening.change);
	}

	#nextId(at: string): string {
		const year = Number(at.slice(0, 4));
		const number = (this.#numbers.get(year) ?? 0) + 1;
		this.#numbers.set(year, number);
		return formatIncidentId(year, number);
	}

	#deliver(delivery: Delivery, story: Story | undefined): void {
		const nextId = (received: string) => this.#nextId(received);
		const decided = decideDeliveries([delivery], this.#state, { records: this.#records, nextId });
		this.#state = decided.state;
		this.lines.push(...decided.lines);
		this.#tellOthers(decided.timelines, story);
		if (!story) return;
		const before = this.byStory.get(story.slug);
		for (const [id, alert] of decided.openings) {
			if (before) throw new Error(`${story.slug}: a second incident, ${id}, opened for ${alert.name}`);
			const timeline = decided.timelines.get(id) ?? [];
			const [file] = newIncidentFiles(decided.state.incidents.get(id)!, { alert, timeline, records: this.#records });
			const parsed = parseRecord('incident', file!.path, String(file!.content));
			if (!parsed.ok) throw new Error(`${story.slug}: ${parsed.problems[0]?.message}`);
			this.#keep(story, { id, opened: parsed.value.value, timeline });
		}
		if (!before) return;
		const [touched] = new Set(decided.lines.map(({ incident }) => incident));
		if (touched !== before.id) throw new Error(`${story.slug}: an alert went to ${touched}, expected ${before.id}`);
		this.#keep(story, { ...before, timeline: [...before.timeline, ...(decided.timelines.get(before.id) ?? [])] });
	}

	/** An alert of one story may link the incidents of others. */
	#tellOthers(timelines: ReadonlyMap<string, readonly TimelineEntry[]>, story: Story | undefined): void {
		for (const [slug, played] of this.byStory) {
			if (slug === story?.slug) continue;
			const incident = this.#state.incidents.get(played.id);
			const timeline = [...played.timeline, ...(timelines.get(played.id) ?? [])];
			this.byStory.set(slug, { ...played, timeline, ...(incident && { incident }) });
		}
	}

	#change(story: Story, change: Partial<ActiveIncident> | 'closed'): void {
		const played = this.byStory.get(story.slug)!;
		const incidents = new Map(this.#state.incidents);
		const incident = incidents.get(played.id)!;
		if (change === 'closed') {
			incidents.delete(played.id);
			const holders = new Map([...this.#state.holders].filter(([, holder]) => holder !== played.id));
			this.#state = { ...this.#state, incidents, holders };
			return;
		}
		incidents.set(played.id, { ...incident, ...change });
		this.#state = { ...this.#state, incidents };
		this.#keep(story, played);
	}

	#keep(story: Story, played: PlayedStory): void {
		const incident = this.#state.incidents.get(played.id);
		this.byStory.set(story.slug, { ...played, ...(incident && { incident }) });
	}
}
