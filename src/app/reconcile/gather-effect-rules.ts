import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { EffectRules } from '../../core/effects/effect-records.ts';
import { POSTMORTEM_TEMPLATE } from '../../core/postmortem/postmortem-sections.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import { type RecordKind, type RecordValue, recordKindOf } from '../../core/records/record-kinds.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { currentTeams } from '../change-incident/find-actor.ts';

const FOLDERS = ['services', 'teams', 'schedules', 'runbooks'] as const;
/** Files that say who somebody is. */
const WHO = /^(?:services|teams|schedules)\//;
const POLICIES = ['notify', 'postmortems', 'severities', 'site', 'triage'] as const;

/**
 * Reads the rules and the catalogue that effects are decided by. Who has left at `now`
 * is in no team; a broken file is left out and named.
 */
export async function gatherEffectRules(
	snapshot: Snapshot,
	now: string,
): Promise<{ readonly rules: EffectRules; readonly problems: readonly Diagnostic[] }> {
	const paths: string[] = [POSTMORTEM_TEMPLATE, ...POLICIES.map((name) => `policies/${name}.yaml`)];
	for (const folder of FOLDERS) {
		const files = (await snapshot.list(folder)).filter(({ type }) => type === 'file');
		paths.push(...files.map(({ name }) => `${folder}/${name}`));
	}
	const texts = await snapshot.read(paths);
	const problems: Diagnostic[] = [];
	const values = new Map<RecordKind, Map<string, unknown>>();
	for (const [path, text] of texts) {
		const kind = recordKindOf(path);
		if (kind === undefined) continue;
		const parsed = parseRecord(kind, path, text);
		if (!parsed.ok) problems.push(...parsed.problems);
		else values.set(kind, (values.get(kind) ?? new Map()).set(slugOfPath(path), parsed.value.value));
	}
	const all = <K extends RecordKind>(kind: K) => (values.get(kind) ?? new Map()) as ReadonlyMap<string, RecordValue<K>>;
	const rules: EffectRules = {
		services: all('service'),
		teams: currentTeams(all('team'), now),
		schedules: all('schedule'),
		runbooks: all('runbook'),
		policies: {
			notify: all('notify').get('notify'),
			postmortems: all('postmortems').get('postmortems'),
			severities: all('severities').get('severities'),
			site: all('site').get('site'),
			triage: all('triage').get('triage'),
		},
		postmortemTemplate: texts.get(POSTMORTEM_TEMPLATE) ?? '',
		isBroken: problems.some(({ file }) => WHO.test(file)),
	};
	return { rules, problems };
}
