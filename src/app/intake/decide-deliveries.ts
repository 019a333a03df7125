import type { Alert, AlertNote } from '../../core/alerts/alert.ts';
import type { Delivery } from '../../core/alerts/delivery.ts';
import { inertLine } from '../../core/alerts/inert-text.ts';
import { readDelivery } from '../../core/alerts/read-delivery.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';
import { compareInstants } from '../../core/time/instant.ts';
import { believableTime } from '../../core/triage/believable-time.ts';
import type { ReasonCode } from '../../core/triage/reasons.ts';
import { triageAlert } from '../../core/triage/triage-alert.ts';
import type { TriageState } from '../../core/triage/triage-state.ts';
import type { Decision, TriageContext } from '../../core/triage/triage-step.ts';
import { findPerson } from './find-person.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** A delivery that its source's reader refused: kept in the archive by name, and said to whoever runs the intake. */
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

type Item = { readonly delivery: Delivery; readonly at: string } & (
	| { readonly type: 'alert'; readonly alert: Alert }
	| { readonly type: 'note'; readonly note: AlertNote }
	| { readonly type: 'ignored'; readonly event: string; readonly text: string }
	| { readonly type: 'refused'; readonly problems: readonly string[] }
);

/** Decides on all alerts of a batch in the order in which they happened, whatever order they arrived in. */
export function decideDeliveries(
	deliveries: readonly Delivery[],
	state: TriageState,
	{ records, nextId }: { readonly records: GatheredRecords; readonly nextId: TriageContext['nextId'] },
): Decided {
	const context: TriageContext = { policy: records.triage, services: records.services, nextId };
	const book = new Book(state);
	for (const item of itemsOf(deliveries, records)) {
		if (item.type === 'alert') {
			const { alert, at, delivery } = item;
			const responder = findPerson(alert.actor, records.teams);
			const candidate = { alert, at, received: delivery.received, ...(responder && { responder }) };
			book.decide(item, triageAlert(candidate, book.state, context));
		} else if (item.type === 'note') book.note(item, findPerson(item.note.actor, records.teams));
		else book.keep(item);
	}
	return book;
}

function itemsOf(deliveries: readonly Delivery[], { triage }: GatheredRecords): Item[] {
	const items = deliveries.flatMap((delivery): Item[] => {
		const read = readDelivery(delivery);
		const { received } = delivery;
		if (!read.ok) {
			return [{ type: 'refused', delivery, at: received, problems: read.problems.map(({ message }) => message) }];
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
		const { alert } = item;
		const { incident } = decision;
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
			name: alert.name,
			title: alert.title,
			...(held && { service: held.service, kind: held.kind, severity: decision.level?.severity ?? held.severity }),
			...(Object.keys(alert.labels).length > 0 && { labels: { ...alert.labels } }),
			...(alert.url && { url: alert.url }),
			decision: decision.decision,
			reason: decision.reason,
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

	keep(item: Item & { type: 'ignored' | 'refused' }): void {
		const { delivery } = item;
		const isRefused = item.type === 'refused';
		if (isRefused) this.refused.push({ delivery: delivery.id, source: delivery.source, problems: item.problems });
		this.#write(item, {
			source: delivery.source,
			...(!isRefused && { event: item.event }),
			fingerprint: `${delivery.source}:delivery:${delivery.id}`,
			state: 'none',
			name: isRefused ? 'unreadable' : item.event,
			title: isRefused ? (item.problems[0] ?? 'Unreadable').slice(0, 300) : item.text,
			decision: 'kept',
			reason: isRefused ? 'refused/unreadable' : 'ignored/not-about-an-incident',
		});
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
