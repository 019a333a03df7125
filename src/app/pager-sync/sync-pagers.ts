import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { isTimeZone } from '../../core/oncall/is-time-zone.ts';
import { rolesOf } from '../../core/oncall/list-shifts.ts';
import type { PagerSyncOverride } from '../../core/records/pager-sync.ts';
import { CURRENT_SCHEMA } from '../../core/records/scalars.ts';
import { PAGER_SYSTEMS, type PagerLink } from '../../core/records/schedule.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { PagerSchedules } from '../../ports/pager-schedules.ts';
import type { Fold, IncidentRepository, Snapshot } from '../../ports/repository.ts';
import { gatherPagers, type PagedSchedule, readMade, syncPath } from './gather-pagers.ts';
import { type LinkOutcome, type LinkRun, NOTHING_DONE, nameOfLink } from './link-run.ts';
import { createPagerPeople } from './pager-people.ts';
import { pushLink, takeBack } from './push-link.ts';
import { readLink } from './read-link.ts';

/** What became of one schedule of a pager in a run. */
export interface PagerReport {
	/** `payments primary → pagerduty/PXXXXXX`, or `←` where it is read. */
	readonly name: string;
	readonly state: 'same' | 'changed' | 'would-change' | 'failed' | 'not-set-up';
	readonly changes: readonly string[];
	readonly problems: readonly string[];
	readonly error?: string;
	readonly help?: string;
	/** Variables that set the pager up, where it is not. */
	readonly needs?: string;
}

export interface PagersReport {
	readonly pagers: readonly PagerReport[];
	/** Files that could not be read; their schedules are left alone. */
	readonly problems: readonly Diagnostic[];
}

export interface SyncPagersOptions {
	/** The pagers that are set up. */
	readonly schedules: Readonly<Partial<Record<PagerLink['system'], PagerSchedules>>>;
	/** RFC 3339 UTC. */
	readonly now: string;
	readonly isDryRun: boolean;
}

/**
 * Keeps schedules and those of pagers the same, one after the other. One that fails holds up no other, but where a pager
 * itself is down it is asked no more in this run. Which overrides are ours is committed as soon as they are made.
 */
export async function syncPagers(
	repository: IncidentRepository,
	{ schedules: pagers, now, isDryRun }: SyncPagersOptions,
): Promise<PagersReport> {
	const { schedules, teams, problems } = await gatherPagers(await repository.snapshot());
	const reports: PagerReport[] = [];
	for (const system of PAGER_SYSTEMS) {
		const pager = pagers[system];
		const people = pager && createPagerPeople(teams, system, pager);
		let down: LinkOutcome['failure'];
		const linked = new Map<string, string>();
		for (const { name, paged, link, left } of jobsOf(schedules, system)) {
			if (!pager || !people) {
				reports.push({ name, state: 'not-set-up', changes: [], problems: [], needs: NEEDS[system] });
				continue;
			}
			const failure = down ?? (left ? undefined : refusalOf(paged, link, linked));
			const run = { link, pager, people, now: toEpochMs(now), isDryRun };
			const outcome = failure ? { ...NOTHING_DONE, failure } : await perform(paged, { ...run, left, repository });
			if (!isDryRun) await recordMade(repository, paged.slug, outcome);
			if (outcome.failure?.isSystemDown) down = outcome.failure;
			reports.push(reportOf(name, outcome, isDryRun));
		}
	}
	return { pagers: reports, problems };
}

const NEEDS: Readonly<Record<PagerLink['system'], string>> = {
	pagerduty: 'TOCSIN_PAGERDUTY_TOKEN and TOCSIN_PAGERDUTY_FROM',
	zenduty: 'TOCSIN_ZENDUTY_TOKEN',
};

interface Job {
	readonly name: string;
	readonly paged: PagedSchedule;
	readonly link: PagerLink;
	/** Overrides to take back, of a schedule that is not pushed to any more. */
	readonly left?: readonly PagerSyncOverride[];
}

/** What is to be done at one system: first what is left of old links, then each link. */
function jobsOf(schedules: readonly PagedSchedule[], system: PagerLink['system']): readonly Job[] {
	return schedules.flatMap((paged) => {
		const { slug, schedule, made } = paged;
		const links = (schedule.pager ?? []).filter((link) => link.system === system);
		const pushed = new Set(links.filter(({ direction }) => direction === 'push').map(nameOfLink));
		const old = Map.groupBy(
			made.filter(({ pager }) => pager.startsWith(`${system}/`) && !pushed.has(pager)),
			({ pager }) => pager,
		);
		const jobs = [...old].map(([pager, left]): Job => {
			const link: PagerLink = { system, schedule: pager.slice(system.length + 1), role: '', direction: 'push' };
			return { name: `${slug} no longer → ${pager}`, paged, link, left };
		});
		const named = links.map((link): Job => {
			const arrow = link.direction === 'push' ? '→' : '←';
			return { name: `${slug} ${link.role} ${arrow} ${nameOfLink(link)}`, paged, link };
		});
		return [...jobs, ...named];
	});
}

/** What is wrong with a link by itself, or beside others: two roles would overwrite each other in one schedule there. */
function refusalOf(
	{ slug, schedule }: PagedSchedule,
	link: PagerLink,
	linked: Map<string, string>,
): LinkOutcome['failure'] {
	const name = nameOfLink(link);
	const first = linked.get(name);
	linked.set(name, first ?? `${slug} ${link.role}`);
	const roles = rolesOf(schedule);
	if (first !== undefined) return { state: 'failed', error: `Unexpected ${name} again, expected it for ${first} only` };
	if (!roles.includes(link.role))
		return { state: 'failed', error: `Unexpected role "${link.role}" in pager, expected one of ${roles.join(', ')}` };
	if (!isTimeZone(schedule.time_zone))
		return { state: 'failed', error: `Unexpected time zone "${schedule.time_zone}", expected one of the IANA list` };
	return undefined;
}

async function perform(
	paged: PagedSchedule,
	{ left, repository, ...run }: LinkRun & Pick<Job, 'left'> & { readonly repository: IncidentRepository },
): Promise<LinkOutcome> {
	const { link } = run;
	if (left) return takeBack(left, run);
	return link.direction === 'push' ? pushLink(paged, run) : readLink(paged, { ...run, repository });
}

/** Overrides that have ended are forgotten with the next change, not by a commit of their own. */
async function recordMade(
	repository: IncidentRepository,
	slug: string,
	{ added, removed }: Pick<LinkOutcome, 'added' | 'removed'>,
): Promise<void> {
	if (added.length + removed.length === 0) return;
	await repository.commit((snapshot) => foldMade(snapshot, slug, { added, removed }));
}

async function foldMade(
	snapshot: Snapshot,
	slug: string,
	{ added, removed }: Pick<LinkOutcome, 'added' | 'removed'>,
): Promise<Fold<undefined>> {
	const path = syncPath(slug);
	const made = readMade(slug, await snapshot.read([path]));
	// Broken since it was gathered: what was made is then not ours any more, which only means that it is never taken back.
	if (!made.ok) return { changes: [], message: '', result: undefined };
	const first = added[0]?.start;
	const kept = made.value.filter(
		({ id, end }) => !removed.includes(id) && (first === undefined || toEpochMs(end) > toEpochMs(first)),
	);
	const overrides = [...kept, ...added];
	const content = overrides.length === 0 ? null : printRecord('pager-sync', { schema: CURRENT_SCHEMA, overrides });
	const message = `${path}: ${added.length} made, ${removed.length} taken back\n`;
	return { changes: [{ path, content }], message, result: undefined };
}

function reportOf(name: string, { changes, problems, failure }: LinkOutcome, isDryRun: boolean): PagerReport {
	if (failure) {
		const { error, help } = failure;
		return { name, state: 'failed', changes, problems, error, ...(help !== undefined && { help }) };
	}
	const state = changes.length === 0 ? 'same' : isDryRun ? 'would-change' : 'changed';
	return { name, state, changes, problems };
}
