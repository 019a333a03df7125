import type { Alert, AlertNote } from '../../core/alerts/alert.ts';
import type { Delivery } from '../../core/alerts/delivery.ts';
import { inertLine } from '../../core/alerts/inert-text.ts';
import { readDelivery } from '../../core/alerts/read-delivery.ts';
import { unreadableAlert } from '../../core/alerts/unreadable-alert.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';
import { compareInstants, laterOf } from '../../core/time/instant.ts';
import { believableTime } from '../../core/triage/believable-time.ts';
import { type FreedDecision, letTimePass, type Passed } from '../../core/triage/let-time-pass.ts';
import type { ReasonCode } from '../../core/triage/reasons.ts';
import { linkReason, relateIncidents, type Swept } from '../../core/triage/relate-incidents.ts';
import { triageAlert } from '../../core/triage/triage-alert.ts';
import type { ActiveIncident, TriageState } from '../../core/triage/triage-state.ts';
import type { Decision, TriageContext } from '../../core/triage/triage-step.ts';
import { findPerson } from './find-person.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** A delivery that its source's reader refused: an alert of its own, and said to whoever runs the intake. */
export interface RefusedDelivery {
	readonly delivery: string;
	readonly source: string;
	readonly problems: readonly string[];
}

/** Everything that was decided on a batch of deliveries. */
export interface Decided {
	readonly state: TriageState;
	readonly lines: readonly AlertLine[];
	readonly timelines: ReadonlyMap<string, readonly TimelineEntry[]>;
	/** The alert that opened each new incident. */
	readonly openings: ReadonlyMap<string, Alert>;
	readonly refused: readonly RefusedDelivery[];
}

type Item = {
	readonly delivery: Delivery;
	readonly at: string;
	readonly since?: string;
} /** `unread`: all that was wrong with a delivery that became an alert because it could not be read. */ & (
	| { readonly type: 'alert'; readonly alert: Alert; readonly unread?: readonly string[] }
	| { readonly type: 'note'; readonly note: AlertNote }
	| { readonly type: 'ignored'; readonly event: string; readonly text: string }
);

/** What deciding needs beside deliveries and state. */
export interface DecideWith {
	readonly records: GatheredRecords;
	readonly nextId: TriageContext['nextId'];
	/** When this round is (RFC 3339 UTC); by default when the last delivery was received. */
	readonly now?: string;
}

/**
 * Decides on all alerts of a batch in the order in which they happened, whatever order they arrived in; then on what
 * time has brought (mutes that ended, incidents that settled) and on what the incidents have to do with each other.
 */
export function decideDeliveries(
	deliveries: readonly Delivery[],
	state: TriageState,
	{ records, nextId, now = latestReceived(deliveries) }: DecideWith,
): Decided {
	const context: TriageContext = { policy: records.triage, services: records.services, nextId };
	const book = new Book(state);
	for (const item of itemsOf(deliveries, records)) {
		// What settled before an alert fires is settled when it does, whenever somebody looked.
		book.passed(letTimePass(book.state, { now: item.at, received: item.delivery.received, context }));
		if (item.type === 'alert') {
			const { alert, at, delivery } = item;
			const responder = findPerson(alert.actor, records.teams);
			const candidate = { alert, at, received: delivery.received, ...(responder && { responder }) };
			book.decide(item, triageAlert(candidate, book.state, context));
		} else if (item.type === 'note') book.note(item, findPerson(item.note.actor, records.teams));
		else book.keep(item);
	}
	if (now === undefined) return book;
	book.passed(letTimePass(book.state, { now, received: now, context }));
	const changed = new Set(
		[...book.state.incidents.keys()].filter((id) => book.state.incidents.get(id) !== state.incidents.get(id)),
	);
	book.sweep(relateIncidents(book.state, { changed, opened: new Set(book.openings.keys()), now, context }));
	book.nameLinks();
	return book;
}

function latestReceived(deliveries: readonly Delivery[]): string | undefined {
	return deliveries.reduce<string | undefined>((latest, { received }) => laterOf(latest, received), undefined);
}

/** The archive tells of it as of a delivery by the mute, named so that it is never taken for another. */
function freedItem({ alert, at, muted, received }: Omit<FreedDecision, 'decision'>): Item & { type: 'alert' } {
	const id = `mute-${muted.mute}-${at}-${alert.fingerprint}`;
	return {
		type: 'alert',
		alert,
		at,
		since: muted.at,
		delivery: { schema: 1, id, source: alert.source, received, data: null },
	};
}

function itemsOf(deliveries: readonly Delivery[], { triage }: GatheredRecords): Item[] {
	const items = deliveries.flatMap((delivery): Item[] => {
		const read = readDelivery(delivery);
		const { received } = delivery;
		if (!read.ok) {
			const alert = unreadableAlert(delivery, read.problems);
			return [{ type: 'alert', delivery, at: received, alert, unread: read.problems.map(({ message }) => message) }];
		}
		return read.events.map((event): Item => {
			if (event.type === 'ignored')
				return { type: 'ignored', delivery, at: received, event: event.event, text: event.reason };
			const at = believableTime(event.type === 'alert' ? event.alert.at : event.note.at, received, triage.clock);
			return { ...event, delivery, at };
		});
	});
	// A stable sort: within one delivery, and at one instant, the source's own order stands.
	return items.sort((a, b) => compareInstants(a.at, b.at));
}

function placeOf(
	{ level, service }: Decision,
	held: ActiveIncident | undefined,
): Partial<Pick<AlertLine, 'service' | 'kind' | 'severity'>> {
	if (held) return { service: held.service, kind: held.kind, severity: level?.severity ?? held.severity };
	return { ...(service && { service }), ...(level && { kind: level.kind, severity: level.severity }) };
}

function changeOf({ exposurePercent, ...change }: NonNullable<Alert['change']>): NonNullable<AlertLine['change']> {
	return { ...change, ...(exposurePercent !== undefined && { exposure_percent: exposurePercent }) };
}

/** What has been decided so far; one per fold. */
class Book implements Decided {
	state: TriageState;
	readonly lines: AlertLine[] = [];
	readonly timelines = new Map<string, TimelineEntry[]>();
	readonly openings = new Map<string, Alert>();
	readonly refused: RefusedDelivery[] = [];

	constructor(state: TriageState) {
		this.state = state;
	}

	decide(item: Item & { type: 'alert' }, decision: Decision): void {
		const { alert, delivery, unread } = item;
		const { incident } = decision;
		if (unread) this.refused.push({ delivery: delivery.id, source: delivery.source, problems: unread });
		this.state = decision.state;
		if (incident !== undefined) {
			this.#tell(incident, decision.timeline);
			if (decision.isOpening) this.openings.set(incident, alert);
		}
		const held = incident === undefined ? undefined : this.state.incidents.get(incident);
		this.#write(item, {
			source: alert.source,
			event: alert.event,
			fingerprint: alert.fingerprint,
			state: alert.state,
			...(item.since && { since: item.since }),
			name: alert.name,
			title: alert.title,
			...placeOf(decision, held),
			...(alert.severity && { source_severity: alert.severity }),
			...(Object.keys(alert.labels).length > 0 && { labels: { ...alert.labels } }),
			...(alert.integrations.length > 0 && { integrations: [...alert.integrations] }),
			...(alert.change && { change: changeOf(alert.change) }),
			...(alert.url && { url: alert.url }),
			decision: decision.decision,
			reason: decision.reason,
			...(decision.level && { rule: decision.level.rule }),
			...(incident !== undefined && { incident }),
		});
	}

	note(item: Item & { type: 'note' }, person: string | undefined): void {
		const { note, at } = item;
		const incident = this.state.holders.get(note.fingerprint);
		if (incident !== undefined) {
			const entry = {
				at,
				kind: note.kind,
				text: note.text,
				by: person ?? note.by ?? note.source,
				...(note.url && { link: note.url }),
			};
			this.#tell(incident, [entry]);
		}
		this.#write(item, {
			source: note.source,
			event: note.event,
			fingerprint: note.fingerprint,
			state: 'none',
			name: note.event,
			title: inertLine(note.text, 200),
			decision: incident === undefined ? 'kept' : 'noted',
			reason: (incident === undefined ? 'note/no-incident' : 'note/added') satisfies ReasonCode,
			...(incident !== undefined && { incident }),
		});
	}

	keep(item: Item & { type: 'ignored' }): void {
		const { delivery, event, text } = item;
		this.#write(item, {
			source: delivery.source,
			event,
			fingerprint: `${delivery.source}:delivery:${delivery.id}`,
			state: 'none',
			name: event,
			title: text,
			decision: 'kept',
			reason: 'ignored/not-about-an-incident',
		});
	}

	passed({ state, freed, timelines }: Passed): void {
		for (const { decision, ...one } of freed) this.decide(freedItem(one), decision);
		this.sweep({ state, timelines });
	}

	/** Takes over what time or other incidents brought beside the alerts' own decisions. */
	sweep({ state, timelines }: Swept): void {
		this.state = state;
		for (const [id, entries] of timelines) this.#tell(id, entries);
	}

	/** The line that opened an incident says what it was linked to, where that is more than that it is new. */
	nameLinks(): void {
		for (const [index, line] of this.lines.entries()) {
			const opened = line.reason === 'open/new-problem' ? this.state.incidents.get(line.incident ?? '') : undefined;
			const reason = opened && linkReason(opened);
			if (reason) this.lines[index] = { ...line, reason };
		}
	}

	#tell(incident: string, entries: readonly TimelineEntry[]): void {
		if (entries.length > 0) this.timelines.set(incident, [...(this.timelines.get(incident) ?? []), ...entries]);
	}

	#write({ delivery, at }: Item, line: Omit<AlertLine, 'schema' | 'delivery' | 'received' | 'at'>): void {
		const { source, event, fingerprint, state, ...rest } = line;
		const head = { source, ...(event !== undefined && { event }), fingerprint, state, at };
		this.lines.push({ schema: 1, delivery: delivery.id, received: delivery.received, ...head, ...rest });
	}
}
