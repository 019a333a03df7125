import type { AlertLine } from '../records/alert-line.ts';
import type { VERDICTS } from '../records/incident-words.ts';
import type { MeasuredIncident } from './measured-incident.ts';

type Verdict = (typeof VERDICTS)[number];

/** How much one alert, by its name, was worth. Its verdicts are one an incident. */
export interface AlertNoise {
	readonly name: string;
	/** Level rules of `policies/triage.yaml` that took it, and services it was for. */
	readonly rules: readonly string[];
	readonly services: readonly string[];
	/** Times it began to fire, repeats not counted; muted ones are counted here and in `muted`. */
	readonly firings: number;
	/** Deliveries that said again what was known. */
	readonly repeats: number;
	readonly muted: number;
	/** Incidents that it opened or joined. */
	readonly incidents: number;
	/** Incidents in which it was judged, by itself or with the incident, by verdict. */
	readonly verdicts: Readonly<Record<Verdict, number>>;
}

/**
 * Noise by alert rule (the name that the monitoring gives it), the least worth first: most verdicts that say no, then
 * most firings. Of an alert in an incident its own verdict (`alert_verdicts`) counts, else the incident's.
 */
export function measureNoise(
	lines: readonly AlertLine[],
	incidents: ReadonlyMap<string, Pick<MeasuredIncident, 'facts'>>,
): readonly AlertNoise[] {
	const byName = Map.groupBy(
		lines.filter(({ state }) => state === 'firing'),
		({ name }) => name,
	);
	const noise = [...byName].map(([name, own]) => noiseOf(name, own, incidents));
	return noise.sort(
		(a, b) => uselessOf(b) - uselessOf(a) || b.firings - a.firings || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
	);
}

function noiseOf(
	name: string,
	lines: readonly AlertLine[],
	incidents: ReadonlyMap<string, Pick<MeasuredIncident, 'facts'>>,
): AlertNoise {
	const verdicts: Record<Verdict, number> = { actionable: 0, 'not-actionable': 0, 'false-positive': 0 };
	const ids = new Set(lines.flatMap(({ incident }) => incident ?? []));
	for (const id of ids) {
		const facts = incidents.get(id)?.facts;
		const own = facts?.alert_verdicts?.findLast((verdict) => verdict.name === name);
		const value = own?.value ?? facts?.verdict?.value;
		if (value) verdicts[value]++;
	}
	const repeats = lines.filter(({ decision }) => decision === 'repeated').length;
	return {
		name,
		rules: distinct(lines.flatMap(({ rule }) => rule ?? [])),
		services: distinct(lines.flatMap(({ service }) => service ?? [])),
		firings: lines.length - repeats,
		repeats,
		muted: lines.filter(({ decision }) => decision === 'muted').length,
		incidents: ids.size,
		verdicts,
	};
}

function uselessOf({ verdicts }: AlertNoise): number {
	return verdicts['false-positive'] + verdicts['not-actionable'];
}

function distinct(texts: readonly string[]): readonly string[] {
	return [...new Set(texts)].sort();
}
