import type { Attempt } from '../core/effects/attempt.ts';
import type { PagedPerson } from '../core/effects/effect.ts';
import type { Letter } from '../core/effects/mail/letter.ts';

/** What a page says. */
export interface PageNotice {
	readonly incident: string;
	/** With the incident; the same for the same step for ever, so that a page that is sent twice can be known. */
	readonly key: string;
	/** Subject, why, what it is about, and the link. A short way sends the subject and the link alone. */
	readonly letter: Letter;
}

/** One way to wake a person. Several may be set up, and each is tried for every page. */
export interface Pager {
	/** For people, like `mail`. */
	readonly name: string;
	/**
	 * Wakes a person now, and says whether it could. Never throws. Of somebody whom this way does not reach it fails
	 * for good (`isPermanent`) with what is missing; a page may be handed over again when nobody knows how the last
	 * try ended.
	 */
	page(person: PagedPerson, notice: PageNotice): Promise<Attempt>;
}
