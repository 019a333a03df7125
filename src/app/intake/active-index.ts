import { z } from 'zod';
import { SOURCES } from '../../core/alerts/alert.ts';
import { ALERT_STATES } from '../../core/records/alert-line.ts';
import { INCIDENT_STATUSES, relationSchema, SEVERITIES } from '../../core/records/incident.ts';
import { incidentId, instant } from '../../core/records/scalars.ts';
import { compareInstants, toEpochMs } from '../../core/time/instant.ts';
import { type ActiveIncident, MACHINE_KEYS, type TriageState } from '../../core/triage/triage-state.ts';

/**
 * The index of incidents that may still change: derived from incidents and archive, committed with them, so that one
 * more alert costs the same whether there are a hundred incidents or fifty thousand. Losing it loses nothing.
 */
export const ACTIVE_INDEX_PATH = 'alerts/active.json';

/** How long a finished incident stays in the index for events that come late: longer than any source's retries (48 h). */
const RETENTION_MS = 72 * 3_600_000;

const activeIncident = z.strictObject({
	id: incidentId,
	status: z.enum(INCIDENT_STATUSES),
	severity: z.enum(SEVERITIES),
	service: z.string(),
	team: z.string(),
	product: z.string(),
	kind: z.string(),
	name: z.string(),
	title: z.string(),
	named: instant.optional(),
	detected: instant.optional(),
	acknowledged: instant.optional(),
	resolved: instant.optional(),
	responder: z.string().optional(),
	alerts: z.record(z.string(), z.strictObject({ state: z.enum(ALERT_STATES), at: instant })),
	count: z.int(),
	first: instant.optional(),
	last: instant.optional(),
	relations: z.array(relationSchema),
	corrected: z.array(z.enum(MACHINE_KEYS)),
});

const mutedAlert = z.strictObject({
	source: z.enum(SOURCES),
	event: z.string().optional(),
	name: z.string(),
	title: z.string(),
	labels: z.record(z.string(), z.string()),
	url: z.string().optional(),
	service: z.string(),
	kind: z.string(),
	severity: z.enum(SEVERITIES),
	state: z.enum(['firing', 'acknowledged']),
	at: instant,
	heard: instant,
	mute: z.string(),
});

const activeIndexSchema = z.strictObject({
	schema: z.literal(1),
	numbers: z.record(z.string().regex(/^\d{4}$/), z.int()),
	incidents: z.array(activeIncident),
	early_resolves: z.record(z.string(), z.strictObject({ at: instant, received: instant, count: z.int() })),
	muted: z.record(z.string(), mutedAlert),
});

/** What the index holds: the state that triage starts from, and the last number of each year. */
export interface ActiveIndex {
	readonly state: TriageState;
	readonly numbers: ReadonlyMap<number, number>;
}

/** Reads the index; undefined where it is absent or damaged, which means: derive it from the records. */
export function parseActiveIndex(text: string | undefined): ActiveIndex | undefined {
	if (text === undefined) return undefined;
	const parsed = activeIndexSchema.safeParse(parseJson(text));
	if (!parsed.success) return undefined;
	const { numbers, incidents, early_resolves, muted } = parsed.data;
	return {
		state: stateOf(incidents, {
			earlyResolves: new Map(Object.entries(early_resolves)),
			muted: new Map(Object.entries(muted)),
		}),
		numbers: new Map(Object.entries(numbers).map(([year, number]) => [Number(year), number])),
	};
}

/** State of a list of incidents; where two held the same alert, the one that heard of it last holds it. */
export function stateOf(
	incidents: readonly ActiveIncident[],
	{ earlyResolves, muted }: Pick<TriageState, 'earlyResolves' | 'muted'>,
): TriageState {
	const holders = new Map<string, string>();
	const heard = new Map<string, number>();
	for (const incident of incidents) {
		for (const [fingerprint, { at }] of Object.entries(incident.alerts)) {
			if (toEpochMs(at) < (heard.get(fingerprint) ?? Number.NEGATIVE_INFINITY)) continue;
			heard.set(fingerprint, toEpochMs(at));
			holders.set(fingerprint, incident.id);
		}
	}
	return { incidents: new Map(incidents.map((incident) => [incident.id, incident])), holders, earlyResolves, muted };
}

/** Text of the index, without what is finished for longer than sources retry; one line an incident, so that diffs are small. */
export function printActiveIndex({ state, numbers }: ActiveIndex, now: string): string {
	const isRecent = (at: string | undefined) => at !== undefined && toEpochMs(now) - toEpochMs(at) <= RETENTION_MS;
	const incidents = [...state.incidents.values()]
		.filter(
			({ status, resolved, last }) => status === 'open' || status === 'lead-up' || isRecent(resolved) || isRecent(last),
		)
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	const early = [...state.earlyResolves].filter(([, { received }]) => isRecent(received));
	const years = [...numbers].sort(([a], [b]) => a - b);
	return [
		'{"schema":1,',
		`"numbers":${JSON.stringify(Object.fromEntries(years))},`,
		`"early_resolves":${printMap(early)},`,
		`"muted":${printMap([...state.muted])},`,
		`"incidents":[${incidents.map((incident) => `\n${JSON.stringify(incident)}`).join(',')}]}`,
		'',
	].join('\n');
}

/** One entry a line, by key. */
function printMap(entries: readonly (readonly [string, unknown])[]): string {
	const lines = entries
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, value]) => `\n${JSON.stringify(key)}:${JSON.stringify(value)}`);
	return `{${lines.join(',')}}`;
}

/** The latest of some instants, for pruning; undefined of none. */
export function latestOf(instants: readonly string[]): string | undefined {
	return [...instants].sort(compareInstants).at(-1);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
