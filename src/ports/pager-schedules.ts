import type { Attempt } from '../core/effects/attempt.ts';
import type { PagerShift } from '../core/oncall/pager-shift.ts';

/** What the pager said, or why it did not. */
export type PagerAnswer<T> =
	| { readonly state: 'done'; readonly value: T }
	| Extract<Attempt, { readonly state: 'failed' }>;

/** What became of overrides that were asked for: those that were made, why others were not, and why it went no further. */
export interface MadeOverrides {
	readonly made: readonly (PagerShift & { readonly id: string })[];
	readonly refused: readonly string[];
	readonly failure?: Extract<PagerAnswer<unknown>, { readonly state: 'failed' }>;
}

type Period = { readonly from: string; readonly until: string };

/** The schedules of a pager, by their ids there; periods and times are RFC 3339 UTC. Nothing here throws. */
export interface PagerSchedules {
	/** Whether of overrides that overlap the last one made is known to hold. */
	readonly lastWins: boolean;
	/** Who is on call there over a period, overrides included, by start; by overrides only where more is not said. */
	onCall(schedule: string, period: Period): Promise<PagerAnswer<readonly PagerShift[]>>;
	/** The overrides that touch a period, whole. */
	overrides(schedule: string, period: Period): Promise<PagerAnswer<readonly PagerShift[]>>;
	/** Lets people be on call instead of whoever is. */
	override(schedule: string, shifts: readonly PagerShift[]): Promise<PagerAnswer<MadeOverrides>>;
	/** Takes an override back, or what is left of it; one that is gone is done. */
	remove(schedule: string, id: string): Promise<PagerAnswer<undefined>>;
	/** Id of the one user with a mail address; undefined where there is none. */
	findUser(mail: string): Promise<PagerAnswer<string | undefined>>;
	/** Mail address of a user; undefined of one who is gone. */
	mailOf(user: string): Promise<PagerAnswer<string | undefined>>;
}
