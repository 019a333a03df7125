import type { PagerSyncOverride } from '../../core/records/pager-sync.ts';
import type { PagerLink } from '../../core/records/schedule.ts';
import type { PagerAnswer, PagerSchedules } from '../../ports/pager-schedules.ts';
import type { PagerPeople } from './pager-people.ts';

/** One link between a role and a schedule of a pager, and what it is kept the same by. */
export interface LinkRun {
	readonly link: PagerLink;
	readonly pager: PagerSchedules;
	readonly people: PagerPeople;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Only reads. */
	readonly isDryRun: boolean;
}

/** What was done for a link, as far as it came. */
export interface LinkOutcome {
	/** For people. */
	readonly changes: readonly string[];
	/** What could not be done while the rest was. */
	readonly problems: readonly string[];
	/** Overrides that we made there, and ids of those that we took back. */
	readonly added: readonly PagerSyncOverride[];
	readonly removed: readonly string[];
	/** Why it went no further. */
	readonly failure?: Extract<PagerAnswer<unknown>, { readonly state: 'failed' }>;
}

export const NOTHING_DONE: LinkOutcome = { changes: [], problems: [], added: [], removed: [] };

/** A schedule of a pager on one line: `pagerduty/PXXXXXX`. */
export function nameOfLink({ system, schedule }: Pick<PagerLink, 'system' | 'schedule'>): string {
	return `${system}/${schedule}`;
}
