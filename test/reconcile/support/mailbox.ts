import type { Attempt } from '../../../src/core/effects/attempt.ts';
import type { Mailer, OutgoingMail } from '../../../src/ports/mailer.ts';

/** A mailer that keeps what it is given, for tests of everything but SMTP. */
export class Mailbox implements Mailer {
	readonly mails: OutgoingMail[] = [];
	/** What the next attempts end as; done when there is none left. */
	readonly next: Attempt[] = [];

	async send(mail: OutgoingMail): Promise<Attempt> {
		const attempt = this.next.shift() ?? { state: 'done', sent: mail.to };
		if (attempt.state === 'done') this.mails.push(mail);
		return attempt;
	}
}
