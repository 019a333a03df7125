import { type PagerReading, pagerReason, planPagerRead } from '../../core/oncall/plan-pager-read.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import { fromEpochMs } from '../../core/time/instant.ts';
import { appendOverrides } from '../../formats/icalendar/append-overrides.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { removeOverrides } from '../../formats/remove-overrides.ts';
import type { Fold, IncidentRepository, Snapshot } from '../../ports/repository.ts';
import type { PagedSchedule } from './gather-pagers.ts';
import { type LinkOutcome, type LinkRun, NOTHING_DONE, nameOfLink } from './link-run.ts';

const DAY = 86_400_000;
/** One that was cut short is seen with its true end as long as somebody looks within a week. */
const BACK = 7 * DAY;
const AHEAD = 70 * DAY;

/**
 * Brings the overrides that people made at a pager into our schedule, and takes out those that they took back there. They
 * are committed and not proposed: they hold at the pager already, and every answer of ours would be wrong until a review.
 */
export async function readLink(
	{ slug, schedule }: PagedSchedule,
	{ repository, ...run }: LinkRun & { readonly repository: IncidentRepository },
): Promise<LinkOutcome> {
	const { link, pager, people, now, isDryRun } = run;
	const span = { start: now - BACK, end: now + AHEAD };
	const period = { from: fromEpochMs(span.start), until: fromEpochMs(span.end) };
	const there = await pager.overrides(link.schedule, period);
	if (there.state === 'failed') return { ...NOTHING_DONE, failure: there };
	const found: { readonly member: string; readonly start: string; readonly end: string }[] = [];
	const problems: string[] = [];
	for (const { user, start, end } of there.value) {
		const answer = await people.handleOf(user);
		if (answer.state === 'failed') return { ...NOTHING_DONE, problems, failure: answer };
		if (answer.value !== undefined) found.push({ member: answer.value, start, end });
		else problems.push(`teams/ has nobody for the user ${user} of ${link.system}, who has an override from ${start}`);
	}
	const reading = { link, found, span, now };
	const changes = isDryRun
		? changesOf(schedule, reading)
		: (await repository.commit((snapshot) => foldReading(snapshot, slug, reading))).result;
	return { ...NOTHING_DONE, problems, changes };
}

async function foldReading(snapshot: Snapshot, slug: string, reading: PagerReading): Promise<Fold<readonly string[]>> {
	const path = `schedules/${slug}.yaml`;
	const text = (await snapshot.read([path])).get(path) ?? '';
	const parsed = parseRecord('schedule', path, text);
	// Broken since it was gathered: the next run names it.
	if (!parsed.ok) return { changes: [], message: '', result: [] };
	const schedule = parsed.value.value;
	const { removed, added } = planPagerRead(schedule, reading);
	const content = appendOverrides(removeOverrides(text, removed), added);
	const count = removed.length + added.length;
	const message = `${path}: ${count} ${count === 1 ? 'override' : 'overrides'} as in ${nameOfLink(reading.link)}\n\n${pagerReason(reading.link)}.\n`;
	return { changes: content === text ? [] : [{ path, content }], message, result: changesOf(schedule, reading) };
}

function changesOf(schedule: Schedule, reading: PagerReading): readonly string[] {
	const { removed, added } = planPagerRead(schedule, reading);
	const out = removed.flatMap((place) => schedule.overrides?.[place] ?? []);
	return [
		...out.map(({ member, from, until }) => `not ${member} from ${from} until ${until}`),
		...added.map(({ member, from, until }) => `${member} from ${from} until ${until}`),
	];
}
