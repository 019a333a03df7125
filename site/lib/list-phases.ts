import type { Incident } from '../../src/core/records/incident.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';
import { msg, t } from '../i18n/t.ts';

export type PhaseId = 'detecting' | 'acknowledging' | 'mitigating' | 'recovering';

/** One stretch of an incident, between two of the times that are known. */
export interface Phase {
	readonly id: PhaseId;
	/** What the stretch was spent on. */
	readonly label: string;
	/** What ended it, like `Acknowledged`. */
	readonly endLabel: string;
	readonly start: string;
	/** Absent while it lasts. */
	readonly end?: string;
	/** Elapsed milliseconds; of one that lasts, until `now`. Negative where the record ends before it starts. */
	readonly ms: number;
	/** Where the stretch is drawn: offset and width in thousandths of the whole. */
	readonly x: number;
	readonly width: number;
}

/** The times of an incident in order, and the phase that each one ends. */
const STEPS = [
	{ time: 'impact_started', ends: undefined, label: msg('Impact began') },
	{ time: 'detected', ends: 'detecting', label: msg('Detected') },
	{ time: 'acknowledged', ends: 'acknowledging', label: msg('Acknowledged') },
	{ time: 'mitigated', ends: 'mitigating', label: msg('Mitigated') },
	{ time: 'resolved', ends: 'recovering', label: msg('Resolved') },
] as const;

const LABELS: Readonly<Record<PhaseId, string>> = {
	detecting: msg('Before anyone knew'),
	acknowledging: msg('Until a person took it'),
	mitigating: msg('Until the harm stopped'),
	recovering: msg('Until all was well'),
};

type UnplacedPhase = Omit<Phase, 'x' | 'width'>;

/**
 * The phases between the times that an incident has, in order; a time that is not known is skipped, and the stretch
 * then belongs to the next that is. An open incident's last phase lasts until `now` (RFC 3339 UTC).
 */
export function listPhases(facts: Pick<Incident, 'times' | 'status'>, now: string): readonly Phase[] {
	const known = STEPS.filter(({ time }) => facts.times[time] !== undefined);
	const phases: UnplacedPhase[] = [];
	for (const [index, { time, ends, label }] of known.entries()) {
		const before = known[index - 1];
		if (before === undefined || ends === undefined) continue;
		const [start, end] = [facts.times[before.time]!, facts.times[time]!];
		phases.push({
			id: ends,
			label: t(LABELS[ends]),
			endLabel: t(label),
			start,
			end,
			ms: toEpochMs(end) - toEpochMs(start),
		});
	}
	const isOpen = facts.status === 'open' || facts.status === 'lead-up';
	const last = known.at(-1);
	const lasting = last && STEPS[STEPS.indexOf(last) + 1]?.ends;
	if (isOpen && lasting) phases.push(lastingPhase(lasting, facts.times[last.time]!, now));
	return place(phases);
}

function lastingPhase(id: PhaseId, start: string, now: string): UnplacedPhase {
	const ms = Math.max(0, toEpochMs(now) - toEpochMs(start));
	return { id, label: t(LABELS[id]), endLabel: t('Now'), start, ms };
}

/** Smallest width of a drawn phase, in thousandths: below it nobody sees it. */
const SLIVER = 8;

function place(phases: readonly UnplacedPhase[]): readonly Phase[] {
	const total = phases.reduce((sum, { ms }) => sum + Math.max(0, ms), 0) || 1;
	const widths = phases.map(({ ms }) => (ms < 0 ? 0 : Math.max(SLIVER, (ms / total) * 1000)));
	const scale = 1000 / (widths.reduce((sum, width) => sum + width, 0) || 1000);
	let x = 0;
	return phases.map((phase, index) => {
		const width = round(widths[index]! * scale);
		const placed = { ...phase, x: round(x), width };
		x += widths[index]! * scale;
		return placed;
	});
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
