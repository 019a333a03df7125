import { DETECTION_CHANNELS, VERDICTS } from '../records/incident-words.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { type Standing, standingOf } from './standing-of.ts';

/** How incidents were judged, were found, and came back. Counts; a share is never given without what it is of. */
export interface VerdictCounts {
	/** Incidents by how they count. */
	readonly standing: Readonly<Record<Standing, number>>;
	/** Of the counted, still open. */
	readonly open: number;
	/** All but lead-ups, by verdict. */
	readonly verdicts: Readonly<Record<(typeof VERDICTS)[number], number>>;
	/** All but lead-ups without a verdict. */
	readonly unjudged: number;
	/** The counted, by who noticed them. */
	readonly detection: Readonly<Record<(typeof DETECTION_CHANNELS)[number], number>>;
	/** The counted that repeat an earlier incident (`recurrence_of`). */
	readonly recurring: number;
}

/** Counts incidents by standing, verdict, detection and recurrence. */
export function countVerdicts(incidents: readonly MeasuredIncident[]): VerdictCounts {
	const standing = zeros(['counted', 'consequence', 'duplicate', 'false-positive', 'dismissed', 'lead-up'] as const);
	const verdicts = zeros(VERDICTS);
	const detection = zeros(DETECTION_CHANNELS);
	let [open, unjudged, recurring] = [0, 0, 0];
	for (const { facts } of incidents) {
		const own = standingOf(facts);
		standing[own]++;
		if (own !== 'lead-up') {
			if (facts.verdict) verdicts[facts.verdict.value]++;
			else unjudged++;
		}
		if (own !== 'counted') continue;
		detection[facts.detected_by]++;
		if (facts.status === 'open') open++;
		if (facts.relations?.some(({ type }) => type === 'recurrence_of')) recurring++;
	}
	return { standing, open, verdicts, unjudged, detection, recurring };
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
	return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
