import { renderLetter } from '../../core/effects/mail/render-letter.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { Pager } from '../../ports/pager.ts';

/** Pages by a mail of high priority to the person's own address. */
export function createMailPager(mailer: Mailer): Pager {
	return {
		name: 'mail',
		page: async ({ handle, mail }, { letter }) => {
			if (mail === undefined) return { state: 'failed', error: `no mail address for ${handle}`, isPermanent: true };
			const { subject, thread } = letter;
			const attempt = await mailer.send({ to: [mail], subject, thread, isUrgent: true, ...renderLetter(letter) });
			// An address that is refused for good is noted as done with a mail to many; somebody who is alone was not woken.
			if (attempt.state === 'done' && attempt.refused?.includes(mail))
				return { state: 'failed', error: attempt.note ?? `refused ${mail}`, isPermanent: true };
			return attempt;
		},
	};
}
