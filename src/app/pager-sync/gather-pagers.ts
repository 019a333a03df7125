import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { NamedSchedule } from '../../core/oncall/find-schedules.ts';
import type { PagerSyncOverride } from '../../core/records/pager-sync.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import type { Team } from '../../core/records/team.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';

/** A schedule that is kept the same with schedules of pagers. */
export interface PagedSchedule extends NamedSchedule {
	/** The overrides that we made at pagers. */
	readonly made: readonly PagerSyncOverride[];
}

export interface GatheredPagers {
	readonly schedules: readonly PagedSchedule[];
	readonly teams: ReadonlyMap<string, Team>;
	readonly problems: readonly Diagnostic[];
}

/**
 * Reads the schedules that name a pager, or have overrides of ours left at one, and the people. A schedule that cannot be
 * read, or whose own overrides cannot, is left alone and named; where a team cannot be read, all are.
 */
export async function gatherPagers(snapshot: Snapshot): Promise<GatheredPagers> {
	const [schedules, records] = await Promise.all([filesOf(snapshot, 'schedules'), filesOf(snapshot, SYNC_FOLDER)]);
	const texts = await snapshot.read([...schedules, ...records]);
	const paged = schedules.filter(
		(path) => /^pager:/m.test(texts.get(path) ?? '') || texts.has(syncPath(slugOfPath(path))),
	);
	if (paged.length === 0) return { schedules: [], teams: new Map(), problems: [] };
	const problems: Diagnostic[] = [];
	const found = paged.flatMap((path): PagedSchedule[] => {
		const slug = slugOfPath(path);
		const parsed = parseRecord('schedule', path, texts.get(path) ?? '');
		const made = readMade(slug, texts);
		problems.push(...(parsed.ok ? [] : parsed.problems), ...(made.ok ? [] : made.problems));
		return parsed.ok && made.ok ? [{ slug, schedule: parsed.value.value, made: made.value }] : [];
	});
	const teams = await readTeams(snapshot);
	// Whom a broken file is about would be nobody, and what the pager says of them would be undone.
	if (teams.problems.length > 0) return { schedules: [], teams: new Map(), problems: [...problems, ...teams.problems] };
	return { schedules: found, teams: teams.found, problems };
}

const SYNC_FOLDER = 'schedules/pager-sync';

/** Where it is recorded which overrides at pagers are ours. */
export function syncPath(slug: string): string {
	return `${SYNC_FOLDER}/${slug}.yaml`;
}

type Made =
	| { readonly ok: true; readonly value: readonly PagerSyncOverride[] }
	| { readonly ok: false; readonly problems: readonly Diagnostic[] };

/** The overrides that we made for a schedule, out of the texts of files. */
export function readMade(slug: string, texts: ReadonlyMap<string, string>): Made {
	const path = syncPath(slug);
	const text = texts.get(path);
	if (text === undefined) return { ok: true, value: [] };
	const parsed = parseRecord('pager-sync', path, text);
	return parsed.ok ? { ok: true, value: parsed.value.value.overrides } : parsed;
}

async function readTeams(
	snapshot: Snapshot,
): Promise<{ readonly found: ReadonlyMap<string, Team>; readonly problems: readonly Diagnostic[] }> {
	const found = new Map<string, Team>();
	const problems: Diagnostic[] = [];
	for (const [path, text] of await snapshot.read(await filesOf(snapshot, 'teams'))) {
		const parsed = parseRecord('team', path, text);
		if (parsed.ok) found.set(slugOfPath(path), parsed.value.value);
		else problems.push(...parsed.problems);
	}
	return { found, problems };
}

async function filesOf(snapshot: Snapshot, folder: string): Promise<readonly string[]> {
	const entries = await snapshot.list(folder);
	return entries
		.filter(({ name, type }) => type === 'file' && name.endsWith('.yaml'))
		.map(({ name }) => `${folder}/${name}`);
}
