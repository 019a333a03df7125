import type { Service } from '../../src/core/records/service.ts';
import type { InstantText } from '../../src/core/time/instant.ts';

/** The kinds of story there must be; each is a folder in `stories/`. */
export const CATEGORIES = [
	'single',
	'flapping',
	'storm',
	'cascade',
	'independent',
	'cycle',
	'late-upstream',
	'wrong-edge',
	'slow-burn',
	'maintenance',
	'duplicate',
	'recurrence',
	'third-party',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Monitors that a story can be told by. */
export const MONITORS = ['prometheus', 'pagerduty'] as const;
export type Monitor = (typeof MONITORS)[number];

/** One alert of a story as its monitor knows it. */
export interface StoryAlert {
	readonly id: string;
	/** The word by which the monitor names the service: a slug, another of its names, or `?` for none at all. */
	readonly service: string;
	/** Name of the rule; absent where the monitor has only a title. */
	readonly name?: string;
	readonly title: string;
	readonly monitor: Monitor;
	readonly severity: string;
	readonly instance?: string;
}

/** One thing that a monitor says. */
export interface StoryEvent {
	readonly type: 'fire' | 'repeat' | 'ack' | 'resolve';
	readonly alert: StoryAlert;
	/** Which firing of the alert this is about: `c1`, and `c1#2` where it fired a second time. What labels name. */
	readonly firing: string;
	readonly at: InstantText;
	/** When the firing began. */
	readonly since: InstantText;
	readonly received: InstantText;
}

/** What a good incident manager calls one problem at one service. */
export interface Problem {
	readonly id: string;
	readonly service: string;
	readonly firings: readonly string[];
	/** The problem that caused this one, the nearest that had an alert. */
	readonly becauseOf?: string;
	/** The problem that this one is, seen by another monitor or as another kind. */
	readonly duplicateOf?: string;
	/** The earlier problem that has come back. */
	readonly recurrenceOf?: string;
	/** A problem of the same outage where neither caused the other, as nobody watches the cause. */
	readonly togetherWith?: string;
}

/** Planned work that was announced before. */
export interface Maintenance {
	readonly services: readonly string[];
	readonly names?: readonly string[];
	readonly from: InstantText;
	readonly until: InstantText;
	readonly reason: string;
}

/** A night on call, and what was really the matter. */
export interface Story {
	/** Name of the file, unique over all categories. */
	readonly slug: string;
	readonly category: Category;
	readonly title: string;
	readonly happened: string;
	readonly services: ReadonlyMap<string, Service>;
	readonly maintenance: readonly Maintenance[];
	/** In the order in which they happened. */
	readonly events: readonly StoryEvent[];
	readonly problems: ReadonlyMap<string, Problem>;
	/** Firings that planned work explains: no incident is wanted. */
	readonly muted: ReadonlySet<string>;
}
