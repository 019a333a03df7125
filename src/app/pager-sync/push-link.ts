import type { Watch } from '../../core/oncall/list-watches.ts';
import type { PagerShift } from '../../core/oncall/pager-shift.ts';
import { pagerWindow } from '../../core/oncall/pager-window.ts';
import {
	disputedShifts,
	missingShifts,
	staleOverrides,
	type UserWatch,
	wrongOverrides,
} from '../../core/oncall/plan-pager-push.ts';
import type { PagerSyncOverride } from '../../core/records/pager-sync.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { PagedSchedule } from './gather-pagers.ts';
import { type LinkOutcome, type LinkRun, NOTHING_DONE, nameOfLink } from './link-run.ts';

const MINUTE = 60_000;

/**
 * Makes the schedule of a pager say what ours says for the next two weeks: takes back overrides of ours that have become
 * wrong, reads who is on call there then, and makes overrides where it is somebody else. Nothing is done where it says
 * so already, so a run that was killed anywhere is made good by the next.
 */
export async function pushLink({ schedule, made }: PagedSchedule, run: LinkRun): Promise<LinkOutcome> {
	const { link } = run;
	// Whole minutes: a pager that counts in seconds must not be asked for the rest of one.
	const { span, watches } = pagerWindow(schedule, link.role, Math.ceil(run.now / MINUTE) * MINUTE);
	const people = await findUsers(watches, run);
	if ('failure' in people) return { ...NOTHING_DONE, failure: people.failure };
	const own = made.filter(({ pager }) => pager === nameOfLink(link));
	const wrong = (run.pager.lastWins ? staleOverrides : wrongOverrides)(own, watches, span);
	const back = await takeBack(wrong, run);
	const done = { ...back, problems: people.problems };
	if (done.failure) return done;
	const there = await run.pager.onCall(link.schedule, { from: fromEpochMs(span.start), until: fromEpochMs(span.end) });
	if (there.state === 'failed') return { ...done, failure: there };
	// In a dry run those that would be taken back are still there.
	const left = run.pager.lastWins
		? there.value
		: there.value.filter((shift) => !wrong.some((one) => isSame(one, shift)));
	const after = await override(people.wanted, { ...run, missing: missingShifts(people.wanted, left) });
	return {
		...done,
		...after,
		changes: [...done.changes, ...after.changes],
		problems: [...done.problems, ...disputes(people.wanted, left, run), ...after.problems],
		removed: done.removed,
	};
}

type FoundUsers =
	| { readonly wanted: readonly UserWatch[]; readonly problems: readonly string[] }
	| { readonly failure: LinkOutcome['failure'] };

/** Watches with the users that the pager knows their people by; those of others are left out and named once. */
async function findUsers(watches: readonly Watch[], { link, people }: LinkRun): Promise<FoundUsers> {
	const wanted: UserWatch[] = [];
	const unknown = new Set<string>();
	for (const watch of watches) {
		const answer = await people.userOf(watch.member);
		if (answer.state === 'failed') return { failure: answer };
		if (answer.value === undefined) unknown.add(watch.member);
		else wanted.push({ ...watch, user: answer.value });
	}
	const problems = [...unknown].map((member) => `${link.system} has no user with the mail address of ${member}`);
	return { wanted, problems };
}

async function override(
	wanted: readonly UserWatch[],
	{ link, pager, isDryRun, missing }: LinkRun & { readonly missing: ReturnType<typeof missingShifts> },
): Promise<LinkOutcome> {
	if (missing.length === 0) return NOTHING_DONE;
	const memberOf = (user: string) => wanted.find((watch) => watch.user === user)?.member ?? user;
	const wordsOf = ({ user, start, end }: (typeof missing)[number]) => `${memberOf(user)} from ${start} until ${end}`;
	if (isDryRun) return { ...NOTHING_DONE, changes: missing.map(wordsOf) };
	const answer = await pager.override(link.schedule, missing);
	if (answer.state === 'failed') return { ...NOTHING_DONE, failure: answer };
	const { made, refused, failure } = answer.value;
	const added = made.map(({ id, user, start, end }): PagerSyncOverride => {
		return { pager: nameOfLink(link), id, member: memberOf(user), user, start, end };
	});
	return { ...NOTHING_DONE, changes: made.map(wordsOf), problems: refused, added, ...(failure && { failure }) };
}

/** Overrides that others made against ours, where it is not known which of them holds. */
function disputes(
	wanted: readonly UserWatch[],
	there: readonly PagerShift[],
	{ link, pager }: LinkRun,
): readonly string[] {
	if (pager.lastWins) return [];
	return disputedShifts(wanted, there).map(
		({ shift: { user, start, end }, watch }) =>
			`${link.system} has an override for the user ${user} from ${start} until ${end}, when it is ${watch.member}: take it out there`,
	);
}

function isSame(a: PagerShift, b: PagerShift): boolean {
	return a.user === b.user && a.start === b.start && a.end === b.end;
}

/** Takes back what is left of overrides that we made; those that have ended are only forgotten. */
export async function takeBack(
	overrides: readonly PagerSyncOverride[],
	{ link, pager, now, isDryRun }: Pick<LinkRun, 'link' | 'pager' | 'now' | 'isDryRun'>,
): Promise<LinkOutcome> {
	const [changes, removed]: [string[], string[]] = [[], []];
	for (const { id, member, start, end } of overrides) {
		if (toEpochMs(end) > now) {
			const answer = isDryRun ? undefined : await pager.remove(link.schedule, id);
			if (answer?.state === 'failed') return { ...NOTHING_DONE, changes, removed, failure: answer };
			changes.push(`not ${member} from ${start} until ${end}`);
		}
		removed.push(id);
	}
	return { ...NOTHING_DONE, changes, removed };
}
