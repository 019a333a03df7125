import type { PostmortemSection } from '../postmortem/postmortem-sections.ts';
import type { Severity } from '../records/incident.ts';
import type { Postmortem } from '../records/postmortem.ts';
import type { EffectReason } from './effect-reasons.ts';
import type { Letter } from './mail/letter.ts';

interface EffectBase {
	/** The same for ever for the same thing to do; one in an incident's folder. */
	readonly key: string;
	readonly reason: EffectReason;
	readonly incident: string;
	/** Whom or what it is done to, for people. */
	readonly target: string;
	/** When what it is about happened, RFC 3339 UTC. */
	readonly at: string;
	/** Not to be done before this instant, because it can wait for the end of quiet hours. */
	readonly notBefore?: string;
}

/** A mail to send. */
export interface MailEffect extends EffectBase {
	readonly kind: 'mail';
	readonly payload: {
		/** Addresses that have not been told yet, sorted. */
		readonly to: readonly string[];
		/** Handles and words of a route that led to no address. */
		readonly unreachable: readonly string[];
		readonly severity: Severity;
		readonly letter: Letter;
	};
}

/** A postmortem to put beside its incident. */
export interface PostmortemEffect extends EffectBase {
	readonly kind: 'postmortem';
	readonly payload: {
		readonly facts: Postmortem;
		readonly prefill: Prefill;
		/** Handles: who answers for it, and who has to acknowledge it. */
		readonly assignee?: string;
		readonly reviewers: readonly string[];
	};
}

/** What the records know of a section of the postmortem; texts as they were said, not yet fit for Markdown. */
export type Prefill = readonly { readonly section: PostmortemSection; readonly lines: readonly string[] }[];

/** A room to open, or to close when the incident is over. */
export interface RoomEffect extends EffectBase {
	readonly kind: 'room';
	readonly payload:
		| { readonly action: 'open'; readonly letter: Letter; readonly people: readonly string[] }
		| { readonly action: 'close'; readonly id: string };
}

/** A ticket to make, for the postmortem or for one of its actions. */
export interface TicketEffect extends EffectBase {
	readonly kind: 'ticket';
	readonly payload: {
		/** Id of the action; absent for the postmortem itself. */
		readonly action?: string;
		readonly title: string;
		readonly lines: readonly string[];
		readonly link?: string;
		readonly assignee?: string;
	};
}

/** One thing to do outside or in the records, as data. */
export type Effect = MailEffect | PostmortemEffect | RoomEffect | TicketEffect;

export type EffectKind = Effect['kind'];
