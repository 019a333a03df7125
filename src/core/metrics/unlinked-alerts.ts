import type { AlertLine } from '../records/alert-line.ts';
import { toEpochMs } from '../time/instant.ts';

/** Alerts that began to fire and belong to no incident (muted, kept), gathered by what they were: a muted rule may fire a million times. */
export interface UnlinkedAlerts extends Pick<AlertLine, 'name' | 'decision' | 'rule' | 'service'> {
	/** When each fired, milliseconds since 1970. */
	readonly at: readonly number[];
}

/** Gathers the firing lines without an incident; what is not about any incident is only ever counted. */
export function gatherUnlinked(lines: readonly AlertLine[]): readonly UnlinkedAlerts[] {
	const own = lines.filter(({ state, incident }) => state === 'firing' && incident === undefined);
	return joinUnlinked(
		own.map(({ name, decision, rule, service, at }) => ({ name, decision, rule, service, at: [toEpochMs(at)] })),
	);
}

/** Joins what was gathered in parts; groups in the order in which they are first met. */
export function joinUnlinked(parts: readonly UnlinkedAlerts[]): readonly UnlinkedAlerts[] {
	const groups = Map.groupBy(parts, ({ name, decision, rule, service }) =>
		JSON.stringify([name, decision, rule, service]),
	);
	return [...groups.values()].map((group) => ({ ...group[0]!, at: group.flatMap(({ at }) => at) }));
}
