import type { Attempt } from '../core/effects/attempt.ts';
import type { Thread } from '../core/effects/mail/letter.ts';

/** A picture in a mail, shown where its HTML says `cid:<cid>`. */
export interface InlinePicture {
	readonly cid: string;
	readonly name: string;
	/** PNG. */
	readonly content: Uint8Array;
}

/** One mail to several people, the same for all of them. */
export interface OutgoingMail {
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly thread: Thread;
	/** Marked as of high importance, which mail programs may let through when all else is silent. */
	readonly isUrgent?: boolean;
	readonly pictures?: readonly InlinePicture[];
}

/** Where mails leave. */
export interface Mailer {
	/**
	 * Hands a mail over, and says who will have it. Never throws. A mail may be handed over again when nobody knows how
	 * the last try ended: its Message-ID is the same, by which a mail system may know it.
	 */
	send(mail: OutgoingMail): Promise<Attempt>;
}
