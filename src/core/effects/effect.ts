import type { PostmortemSection } from '../postmortem/postmortem-sections.ts';
import type { Severity } from '../records/incident.ts';
import type { Postmortem } from '../records/postmortem.ts';
import type { Team } from '../records/team.ts';
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

/** Somebody to wake, as `teams/` knows them; of a stranger only the handle. */
export type PagedPerson = Pick<Team['members'][number], 'handle'> & Partial<Team['members'][number]>;

/** A person to page, or a step of escalation that leads to nobody, which is done by noting it. */
export interface PageEffect extends EffectBase {
	readonly kind: 'page';
	readonly payload: {
		/** Keys of missed steps that are done with this one. */
		readonly covers: readonly string[];
		/** What the timeline says when it is done. */
		readonly text: string;
		/** Absent where the step leads to nobody. */
		readonly call?: { readonly person: PagedPerson; readonly letter: Letter };
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
		| {
				readonly action: 'open';
				readonly view: RoomView;
				/** Handles of those who are asked in. */
				readonly people: readonly string[];
				/** Lower case, digits and hyphens; begins with the incident. */
				readonly name: string;
		  }
		| { readonly action: 'update' | 'close'; readonly room: KnownRoom; readonly view: RoomView };
}

/** A room that was made, and its message that is kept up to date, where it has one. */
export interface KnownRoom {
	readonly id: string;
	readonly message?: string;
}

/** What a room shows of its incident. */
export interface RoomView {
	readonly letter: Letter;
	/** One line on how things are, at most 250 characters. */
	readonly topic: string;
	/** The page, runbooks and dashboards. */
	readonly links: readonly { readonly title: string; readonly url: string }[];
	/** Changes when any of the above does. */
	readonly digest: string;
}

/** News for a chat channel. */
export interface ChatEffect extends EffectBase {
	readonly kind: 'chat';
	readonly payload: {
		/** As the route names it, like `#major-incidents`. */
		readonly channel: string;
		readonly severity: Severity;
		readonly letter: Letter;
		/** Message that it goes under; absent of the first. */
		readonly thread?: string;
		/** Shown in the channel too, though it goes under another message. */
		readonly isLoud: boolean;
		/** It was tried before, so it may have been posted. */
		readonly isRetry: boolean;
	};
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
		/** Key of another effect that is done with this one. */
		readonly covers?: string;
	};
}

/** Something to say below a ticket. */
export interface TicketNoteEffect extends EffectBase {
	readonly kind: 'ticket-note';
	readonly payload: {
		/** Id or address of the ticket. */
		readonly ticket: string;
		readonly lines: readonly string[];
	};
}

/** What the record of an incident lacks when it is resolved. */
export interface CollationEffect extends EffectBase {
	readonly kind: 'collation';
	readonly payload: {
		/** For the timeline. */
		readonly text: string;
		/** Slugs of other services that it took along; set where the record names none. */
		readonly affected: readonly string[];
	};
}

/** What the pager's own incident is told, by its id there. */
export interface PagerEffect extends EffectBase {
	readonly kind: 'pager';
	readonly payload:
		| { readonly action: 'note'; readonly id: string; readonly start: string; readonly link: string }
		| { readonly action: 'acknowledge' | 'resolve'; readonly id: string };
}

/** One thing to do outside or in the records, as data. */
export type Effect =
	| MailEffect
	| PageEffect
	| ChatEffect
	| PostmortemEffect
	| RoomEffect
	| TicketEffect
	| TicketNoteEffect
	| CollationEffect
	| PagerEffect;

export type EffectKind = Effect['kind'];
