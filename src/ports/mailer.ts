import type { Attempt } from '../core/effects/attempt.ts';
import type { Thread } from '../core/effects/mail/letter.ts';

/** One mail to several people, the same for all of them. */
export interface OutgoingMail {
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly thread: Thread;
}

/** Where mails leave. */
export interface Mailer {
	/**
	 * Hands a mail over, and says who will have it. Never throws. A mail may be handed over again when nobody knows how
	 * the last try ended: its Message-ID is the same, by which a mail system may know it.
	 */
	send(mail: OutgoingMail): Promise<Attempt>;
}
