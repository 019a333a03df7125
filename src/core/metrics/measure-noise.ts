import type { AlertLine } from '../records/alert-line.ts';
import type { VERDICTS } from '../records/incident-words.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import type { UnlinkedAlerts } from './unlinked-alerts.ts';
import { verdictOn } from './verdict-on.ts';

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

/** What is looked at: lines that belong to incidents, and alerts that belong to none. */
export interface AlertArchive {
	readonly lines: readonly AlertLine[];
	readonly unlinked: readonly UnlinkedAlerts[];
}

/**
 * Noise by alert rule (the name that the monitoring gives it), the least worth first: most verdicts that say no, then
 * most firings. Of an alert in an incident its own verdict (`alert_verdicts`) counts, else the incident's.
 */
export function measureNoise(
	{ lines, unlinked }: AlertArchive,
	incidents: ReadonlyMap<string, Pick<MeasuredIncident, 'facts'>>,
): readonly AlertNoise[] {
	const linkedByName = Map.groupBy(
		lines.filter(({ state }) => state === 'firing'),
		({ name }) => name,
	);
	const unlinkedByName = Map.groupBy(
		unlinked.filter(({ at }) => at.length > 0),
		({ name }) => name,
	);
	const names = new Set([...linkedByName.keys(), ...unlinkedByName.keys()]);
	const noise = [...names].map((name) =>
		noiseOf(name, { lines: linkedByName.get(name) ?? [], unlinked: unlinkedByName.get(name) ?? [] }, incidents),
	);
	return noise.sort(
		(a, b) => uselessOf(b) - uselessOf(a) || b.firings - a.firings || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
	);
}

function noiseOf(
	name: string,
	{ lines, unlinked }: AlertArchive,
	incidents: ReadonlyMap<string, Pick<MeasuredIncident, 'facts'>>,
): AlertNoise {
	const verdicts: Record<Verdict, number> = { actionable: 0, 'not-actionable': 0, 'false-positive': 0 };
	const ids = new Set(lines.flatMap(({ incident }) => incident ?? []));
	for (const id of ids) {
		const value = verdictOn(name, incidents.get(id)?.facts);
		if (value) verdicts[value]++;
	}
	const all = [
		...lines.map((line) => ({ ...line, count: 1 })),
		...unlinked.map((group) => ({ ...group, count: group.at.length })),
	];
	const countOf = (decision: AlertLine['decision']) =>
		all.reduce((sum, one) => sum + (one.decision === decision ? one.count : 0), 0);
	const repeats = countOf('repeated');
	return {
		name,
		rules: distinct(all.flatMap(({ rule }) => rule ?? [])),
		services: distinct(all.flatMap(({ service }) => service ?? [])),
		firings: all.reduce((sum, { count }) => sum + count, 0) - repeats,
		repeats,
		muted: countOf('muted'),
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
