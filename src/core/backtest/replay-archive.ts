import { durationMs } from '../time/duration.ts';
import { toEpochMs } from '../time/instant.ts';
import { letTimePass } from '../triage/let-time-pass.ts';
import { relateIncidents } from '../triage/relate-incidents.ts';
import { triageAlert } from '../triage/triage-alert.ts';
import { type ActiveIncident, EMPTY_STATE, type TriageState } from '../triage/triage-state.ts';
import type { Decision, TriageContext } from '../triage/triage-step.ts';
import type { ArchivedAlert } from './archived-alert.ts';
import type { Replay, ReplayedIncident, ReplayedPage, ReplayRules } from './replay.ts';

/** Alerts received within so long are decided on together, as a run of intake does. */
const ROUND_MS = 60_000;
/** How long after its end an incident may still take alerts; the same as the index of active incidents keeps it. */
const RETENTION_MS = 72 * 3_600_000;
const TIDY_MS = 3_600_000;
/** An alert that is received so long after it happened may be about what was put away. */
const LATE_MS = 600_000;

/** A replay under way. */
export interface Replaying {
	/** Takes the next alert; alerts come in the order in which they were received. */
	take(alert: ArchivedAlert): void;
	/** Decides on what is left, and says what would have been. */
	end(): Replay;
}

interface Draft {
	readonly pages: ReplayedPage[];
	readonly recorded: Set<string>;
}

/** What a round has done so far. */
interface Round {
	readonly openings: Opening[];
	/** Incidents that it changed. */
	readonly touched: Set<string>;
}

interface Opening {
	readonly id: string;
	readonly received: string;
	readonly recorded?: string;
	/** Whether it is new, and not opened again. */
	readonly isNew: boolean;
}

/**
 * Judges an archive of alerts anew by some rules, with the pipeline that takes alerts in. Incidents that are over are put
 * away and in the end forgotten, so a year of alerts costs the time of its hours and the memory of a few days and of the
 * list of incidents. With `forgets: false` it keeps everything at hand, as the oracle of that.
 */
export function replayArchive(rules: ReplayRules, { forgets = true } = {}): Replaying {
	return new Run(rules, forgets);
}

class Run implements Replaying {
	#state: TriageState = EMPTY_STATE;
	#round: ArchivedAlert[] = [];
	#begun = Number.NEGATIVE_INFINITY;
	#tidied = Number.NEGATIVE_INFINITY;
	#alerts = 0;
	#mutedAlerts = 0;
	readonly #forgets: boolean;
	readonly #context: TriageContext;
	readonly #drafts = new Map<string, Draft>();
	/** Incidents that are over, and which alerts they held; looked at only when an alert could be about them. */
	readonly #putAway = new Map<string, ActiveIncident>();
	readonly #heldBefore = new Map<string, string>();
	readonly #over = new Map<string, ActiveIncident>();
	/** How long after its end an incident still matters for what comes in time, in milliseconds. */
	readonly #fresh: number;
	readonly #firstAlerts = new Map<string, string>();
	readonly #muted = new Map<string, Set<string>>();
	/** The recorded incident of each alert that a mute holds: it may be opened when the mute ends. */
	readonly #held = new Map<string, string | undefined>();

	constructor({ policy, services }: ReplayRules, forgets: boolean) {
		this.#forgets = forgets;
		const { grouping, cascade, duplicates } = policy;
		const window = Math.max(durationMs(cascade?.window ?? '0m'), durationMs(duplicates?.window ?? '0m'));
		const reach = Math.max(window * (cascade?.max_hops ?? 1), 3_600_000);
		const fresh = Math.max(durationMs(grouping.reopen_window), 2 * reach + window);
		this.#fresh = fresh + LATE_MS + TIDY_MS;
		this.#context = { policy, services, nextId: () => `R${this.#drafts.size + 1}` };
	}

	take(alert: ArchivedAlert): void {
		const received = toEpochMs(alert.candidate.received);
		if (received - this.#begun > ROUND_MS) {
			this.#decideRound();
			this.#begun = received;
		}
		const { recorded, candidate } = alert;
		const isFirst = recorded !== undefined && candidate.alert.state !== 'resolved' && !this.#firstAlerts.has(recorded);
		if (isFirst) this.#firstAlerts.set(recorded, candidate.received);
		this.#alerts += 1;
		this.#round.push(alert);
	}

	end(): Replay {
		this.#decideRound();
		const incidents = [...this.#drafts].map(([id, draft]): [string, ReplayedIncident] => [
			id,
			summaryOf(this.#state.incidents.get(id) ?? this.#putAway.get(id) ?? this.#over.get(id)!, draft),
		]);
		return {
			alerts: this.#alerts,
			incidents: new Map(incidents),
			muted: new Map([...this.#muted].map(([id, mutes]) => [id, [...mutes]])),
			mutedAlerts: this.#mutedAlerts,
			firstAlerts: this.#firstAlerts,
		};
	}

	#decideRound(): void {
		const round = this.#round.sort((a, b) => toEpochMs(a.candidate.at) - toEpochMs(b.candidate.at));
		if (round.length === 0) return;
		this.#round = [];
		const before = this.#state;
		const done: Round = { openings: [], touched: new Set() };
		let now = round[0]!.candidate.received;
		for (const alert of round) {
			const { candidate } = alert;
			const { at, received } = candidate;
			if (toEpochMs(received) > toEpochMs(now)) now = received;
			this.#takeOut(alert);
			this.#pass({ now: at, received }, done);
			this.#note(alert, triageAlert(candidate, this.#state, this.#context), done);
		}
		this.#pass({ now, received: now }, done);
		this.#relate(before, now, done);
		this.#page(done.openings);
		if (this.#forgets && toEpochMs(now) - this.#tidied > TIDY_MS) this.#tidy(toEpochMs(now));
	}

	#pass(moment: { readonly now: string; readonly received: string }, done: Round): void {
		const { state, freed, timelines } = letTimePass(this.#state, { ...moment, context: this.#context });
		for (const { alert, at, received, decision } of freed) {
			const recorded = this.#held.get(alert.fingerprint);
			this.#note({ candidate: { alert, at, received }, ...(recorded && { recorded }) }, decision, done);
		}
		for (const id of timelines.keys()) done.touched.add(id);
		this.#state = state;
	}

	#note({ candidate, recorded }: ArchivedAlert, made: Decision, { openings, touched }: Round): void {
		const { decision, reason, incident } = made;
		const { alert, received } = candidate;
		this.#state = made.state;
		if (reason === 'mute/in-force') {
			this.#mutedAlerts += 1;
			this.#held.set(alert.fingerprint, recorded);
			const mutes = this.#muted.get(recorded ?? '') ?? new Set();
			if (recorded) this.#muted.set(recorded, mutes.add(made.level!.rule));
			return;
		}
		if (incident !== undefined) touched.add(incident);
		if (incident === undefined || alert.state === 'resolved') return;
		if (made.isOpening) this.#drafts.set(incident, { pages: [], recorded: new Set() });
		if (recorded) this.#drafts.get(incident)?.recorded.add(recorded);
		if (decision === 'opened' || decision === 'reopened') {
			const isNew = decision === 'opened';
			openings.push({ id: incident, received, isNew, ...(recorded && { recorded }) });
		}
	}

	#relate(before: TriageState, now: string, { openings, touched }: Round): void {
		const { incidents } = this.#state;
		const changed = new Set(
			[...touched].filter((id) => mayLinkOtherwise(incidents.get(id)!, before.incidents.get(id))),
		);
		if (changed.size === 0) return;
		const opened = new Set(openings.flatMap(({ id, isNew }) => (isNew ? [id] : [])));
		this.#state = relateIncidents(this.#state, { changed, opened, now, context: this.#context }).state;
	}

	/** What another incident explains at the end of its round pages nobody. */
	#page(openings: readonly Opening[]): void {
		for (const { id, received, recorded } of openings) {
			const { relations, service, team } = this.#state.incidents.get(id)!;
			if (relations.some(({ type }) => type === 'caused_by' || type === 'duplicate_of')) continue;
			this.#drafts.get(id)!.pages.push({ at: received, service, team, ...(recorded && { recorded }) });
		}
	}

	/** Puts away what is over, and forgets what has been over for longer than a late event can come. */
	#tidy(now: number): void {
		this.#tidied = now;
		const isOlder = (at: string | undefined, age: number) => at === undefined || now - toEpochMs(at) > age;
		const kept = new Map<string, ActiveIncident>();
		for (const [id, incident] of this.#state.incidents) {
			const { status, resolved, last } = incident;
			const isOver = status !== 'open' && isOlder(resolved, this.#fresh) && isOlder(last, this.#fresh);
			if (isOver) this.#putAway.set(id, incident);
			else kept.set(id, incident);
		}
		for (const [id, incident] of this.#putAway) {
			if (isOlder(incident.resolved, RETENTION_MS) && isOlder(incident.last, RETENTION_MS)) {
				this.#putAway.delete(id);
				this.#over.set(id, { ...incident, alerts: {} });
			}
		}
		const { holders, earlyResolves, muted } = this.#state;
		for (const [fingerprint, id] of holders) if (!kept.has(id)) this.#heldBefore.set(fingerprint, id);
		this.#state = {
			...this.#state,
			incidents: kept,
			holders: new Map([...holders].filter(([, id]) => kept.has(id))),
			earlyResolves: new Map([...earlyResolves].filter(([, { received }]) => !isOlder(received, RETENTION_MS))),
		};
		for (const [fingerprint, id] of this.#heldBefore) if (!this.#putAway.has(id)) this.#heldBefore.delete(fingerprint);
		for (const fingerprint of this.#held.keys()) if (!muted.has(fingerprint)) this.#held.delete(fingerprint);
	}

	/** Takes out again what an alert could be about: the incident that held it, and for one that comes late all there are. */
	#takeOut({ candidate }: ArchivedAlert): void {
		if (this.#putAway.size === 0) return;
		const { alert, at, received } = candidate;
		const isLate = toEpochMs(received) - toEpochMs(at) > LATE_MS;
		const holder = this.#state.holders.has(alert.fingerprint) ? undefined : this.#heldBefore.get(alert.fingerprint);
		const wanted = isLate ? [...this.#putAway.keys()] : holder === undefined ? [] : [holder];
		if (wanted.length === 0) return;
		const [incidents, holders] = [new Map(this.#state.incidents), new Map(this.#state.holders)];
		for (const id of wanted) {
			const incident = this.#putAway.get(id);
			if (!incident) continue;
			this.#putAway.delete(id);
			incidents.set(id, incident);
		}
		for (const [fingerprint, id] of this.#heldBefore) {
			if (!wanted.includes(id)) continue;
			if (!holders.has(fingerprint)) holders.set(fingerprint, id);
			this.#heldBefore.delete(fingerprint);
		}
		this.#state = { ...this.#state, incidents, holders };
	}
}

/** Whether anything changed that links between incidents are made of; one more alert changes nothing of that. */
function mayLinkOtherwise(incident: ActiveIncident, before: ActiveIncident | undefined): boolean {
	return before === undefined || (before !== incident && LINKED_BY.some((key) => incident[key] !== before[key]));
}

const LINKED_BY = ['status', 'kind', 'name', 'title', 'detected', 'first', 'resolved', 'corrected'] as const;

function summaryOf(incident: ActiveIncident, { pages, recorded }: Draft): ReplayedIncident {
	const { id, service, team, kind, severity, name, title, detected, relations } = incident;
	const linkOf = (type: string) => relations.find((relation) => relation.type === type)?.incident;
	const [cause, duplicate] = [linkOf('caused_by'), linkOf('duplicate_of')];
	return {
		...{ id, service, team, kind, severity, name, title, detected: detected!, pages, recorded: [...recorded] },
		...(cause && { cause }),
		...(duplicate && { duplicate }),
	};
}
