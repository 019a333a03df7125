import { type InstantText, toEpochMs } from '../../../src/core/time/instant.ts';
import { UNKNOWN_SERVICE } from '../../../src/core/triage/identify-service.ts';
import { serviceOfWord } from '../read-graph.ts';
import type { Story } from '../story.ts';

/** One firing as a rival sees it: the same catalogue tells it service and product line. */
export interface Firing {
	readonly id: string;
	readonly name: string;
	readonly service: string;
	readonly product?: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** When it was resolved; infinite where it never was. */
	readonly until: number;
}

/** The firings of a story in the order in which they happened: rivals are spared what arrives late. */
export function storyFirings({ events, services }: Story): readonly Firing[] {
	const ends = new Map<string, InstantText>();
	for (const { type, firing, at } of events) if (type === 'resolve') ends.set(firing, at);
	return events
		.filter(({ type }) => type === 'fire')
		.map(({ firing, alert, at }): Firing => {
			const service = serviceOfWord(services, alert.service) ?? UNKNOWN_SERVICE;
			const end = ends.get(firing);
			return {
				id: firing,
				name: alert.name ?? alert.title,
				service,
				product: services.get(service)?.product,
				at: toEpochMs(at),
				until: end === undefined ? Number.POSITIVE_INFINITY : toEpochMs(end),
			};
		});
}
