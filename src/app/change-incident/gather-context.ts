import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { CommandContext } from '../../core/lifecycle/command-rule.ts';
import type { Incident } from '../../core/records/incident.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import type { RecordKind, RecordValue } from '../../core/records/record-kinds.ts';
import type { Team } from '../../core/records/team.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { ACTIVE_INDEX_PATH, parseActiveIndex } from '../intake/active-index.ts';

/** The records that a command on one incident is judged by. */
export interface IncidentContext {
	/** Undefined where there is no such incident, or its file cannot be read. */
	readonly facts: Incident | undefined;
	/** Texts of the files that exist, by path. */
	readonly texts: ReadonlyMap<string, string>;
	readonly teams: ReadonlyMap<string, Team>;
	readonly records: Pick<
		CommandContext,
		'timeline' | 'firing' | 'postmortem' | 'postmortems' | 'severities' | 'products'
	>;
	/** What is wrong with any file that was read; a broken one counts as absent. */
	readonly problems: readonly Diagnostic[];
}

const POLICIES = 'policies';

/** Reads the files of one incident, the teams and the policies; a few reads, however long the history. */
export async function gatherContext(snapshot: Snapshot, folder: string): Promise<IncidentContext> {
	const teams = (await snapshot.list('teams')).filter(({ name }) => name.endsWith('.yaml'));
	const texts = await snapshot.read([
		...['incident.md', 'timeline.yaml', 'postmortem.md'].map((name) => `${folder}/${name}`),
		...['postmortems', 'severities', 'products'].map((name) => `${POLICIES}/${name}.yaml`),
		...teams.map(({ name }) => `teams/${name}`),
		ACTIVE_INDEX_PATH,
	]);
	const problems: Diagnostic[] = [];
	const read = <K extends RecordKind>(kind: K, path: string): RecordValue<K> | undefined => {
		const text = texts.get(path);
		if (text === undefined) return undefined;
		const parsed = parseRecord(kind, path, text);
		if (parsed.ok) return parsed.value.value;
		problems.push(...parsed.problems);
		return undefined;
	};
	const isEmptyTimeline = texts.get(`${folder}/timeline.yaml`)?.trim() === '';
	return {
		facts: read('incident', `${folder}/incident.md`),
		texts,
		teams: new Map(
			teams.flatMap(({ name }) => {
				const team = read('team', `teams/${name}`);
				return team ? [[slugOfPath(name), team]] : [];
			}),
		),
		records: {
			timeline: (isEmptyTimeline ? undefined : read('timeline', `${folder}/timeline.yaml`)) ?? [],
			firing: firingAlerts(texts.get(ACTIVE_INDEX_PATH), folder),
			postmortem: read('postmortem', `${folder}/postmortem.md`),
			postmortems: read('postmortems', `${POLICIES}/postmortems.yaml`),
			severities: read('severities', `${POLICIES}/severities.yaml`),
			products: read('products', `${POLICIES}/products.yaml`),
		},
		problems,
	};
}

function firingAlerts(index: string | undefined, folder: string): number {
	const incident = parseActiveIndex(index)?.state.incidents.get(slugOfPath(folder));
	return Object.values(incident?.alerts ?? {}).filter(({ state }) => state !== 'resolved').length;
}
