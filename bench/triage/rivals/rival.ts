import type { Outcome, OutcomeIncident } from '../outcome.ts';
import type { Story } from '../story.ts';
import { type Firing, storyFirings } from './story-firings.ts';

/** A naive way to put alerts together. */
export interface Rival {
	readonly name: string;
	/** Firings with different keys never meet. */
	readonly keyOf: (firing: Firing) => string;
	/** Whether a group of the same key, in order of time, takes one more firing. */
	readonly takes: (group: readonly Firing[], firing: Firing) => boolean;
}

/**
 * What a rival makes of a story. Rivals name no causes, so a group of several services is read as its user would: the
 * service that fired first is the root, and the others were caused by it. Each group is one page.
 */
export function playRival({ keyOf, takes }: Rival, story: Story): Outcome {
	const groups: Firing[][] = [];
	const latest = new Map<string, Firing[]>();
	for (const firing of storyFirings(story)) {
		const key = keyOf(firing);
		const group = latest.get(key);
		if (group && takes(group, firing)) group.push(firing);
		else {
			const opened = [firing];
			groups.push(opened);
			latest.set(key, opened);
		}
	}
	return {
		groups: groups.map((group) => group.map(({ id }) => id)),
		incidents: groups.flatMap(readAsCascade),
		muted: new Set(),
	};
}

function readAsCascade(group: readonly Firing[], number: number): OutcomeIncident[] {
	const services = [...Map.groupBy(group, ({ service }) => service)];
	return services.map(([service, firings], index) => ({
		id: `${number}-${service}`,
		service,
		firings: firings.map(({ id }) => id),
		causedBy: index === 0 ? [] : [`${number}-${services[0]![0]}`],
		duplicateOf: [],
		recurrenceOf: [],
		isPage: index === 0,
	}));
}
