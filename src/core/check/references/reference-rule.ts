import { closestWord } from '../../diagnostics/closest-word.ts';
import { isImported } from '../../records/is-imported.ts';
import { incidentFolder, parseIncidentId } from '../../records/paths.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { type CheckRule, type Finding, recordRule } from '../rule.ts';
import { listReferences, REFERRING_KINDS, type Reference, type ReferenceTarget } from './list-references.ts';

/** How one kind of reference is looked up; undefined where the list itself is not there to look in. */
interface Target {
	/** Where the names live, for people. */
	readonly home: string;
	/** How a name gets there. */
	readonly way: string;
	readonly has: (records: RecordLookup, name: string) => boolean | undefined;
	readonly names: (records: RecordLookup) => readonly string[];
}

const TARGETS: Readonly<Record<ReferenceTarget, Target>> = {
	service: inFolder('services', '.yaml'),
	team: inFolder('teams', '.yaml'),
	schedule: inFolder('schedules', '.yaml'),
	runbook: inFolder('runbooks', '.md'),
	incident: {
		home: 'incidents/',
		way: 'Correct the number; an incident that waits for its number cannot be named yet.',
		has: (records, id) => parseIncidentId(id) !== undefined && records.has(`${incidentFolder(id)}/incident.md`),
		// Every number is near another one, which says nothing.
		names: () => [],
	},
	person: {
		home: 'teams/',
		way: 'Correct the handle, or add the person to their team. Who left stays there, with until.',
		has: (records, handle) => records.people().has(handle) || (hasUnreadTeam(records) ? undefined : false),
		names: (records) => [...records.people().keys()],
	},
	cause: inPolicy('causes', (records) => records.policy('causes')?.causes),
	product: inPolicy('products', (records) => records.policy('products')?.products),
	kind: inPolicy('triage', (records) => records.policy('triage')?.kinds),
};

/** A team with a mistake of its own hides its members; it would be unjust to miss them everywhere. */
function hasUnreadTeam(records: RecordLookup): boolean {
	const files = records.list('teams').filter((name) => name.endsWith('.yaml'));
	return records.all('team').size < files.length;
}

function inFolder(folder: string, extension: string): Target {
	return {
		home: `${folder}/`,
		way: `Correct the name, or write ${folder}/<name>${extension} in the same change.`,
		has: (records, name) => records.has(`${folder}/${name}${extension}`),
		names: (records) =>
			records.list(folder).flatMap((file) => (file.endsWith(extension) ? [file.slice(0, -extension.length)] : [])),
	};
}

function inPolicy(
	policy: string,
	entries: (records: RecordLookup) => readonly { readonly id: string }[] | undefined,
): Target {
	return {
		home: `policies/${policy}.yaml`,
		way: `Correct the word, or add it to policies/${policy}.yaml in the same change.`,
		has: (records, name) => entries(records)?.some(({ id }) => id === name),
		names: (records) => entries(records)?.map(({ id }) => id) ?? [],
	};
}

/** What triage writes where it does not know: a to-do for people, and no mistake. */
const PLACEHOLDERS: Partial<Record<ReferenceTarget, string>> = {
	service: 'unknown',
	product: 'unknown',
	team: 'unassigned',
};

/** What an imported incident may name though it is gone since: its history is no mistake of today. */
const OF_HISTORY: ReadonlySet<ReferenceTarget> = new Set(['service', 'team']);

/** A rule that everything of one kind that records name is there. */
export function referenceRule(
	target: ReferenceTarget,
	text: Pick<CheckRule, 'id' | 'summary' | 'why'>,
): ReturnType<typeof recordRule> {
	return recordRule({
		...text,
		kinds: REFERRING_KINDS,
		severity: 'error',
		*check(record, { records }): Iterable<Finding> {
			for (const reference of listReferences(record)) {
				if (reference.target !== target) continue;
				const isPlaceholder = record.kind === 'incident' && PLACEHOLDERS[target] === reference.name;
				if (isPlaceholder) yield placeholderFinding(reference);
				else if (TARGETS[target].has(records, reference.name) === false) {
					const isHistory = OF_HISTORY.has(target) && record.kind === 'incident' && isImported(record.value);
					yield { ...missingFinding(reference, records), ...(isHistory && { severity: 'info' }) };
				}
			}
		},
	});
}

function placeholderFinding({ target, name, at }: Reference): Finding {
	return {
		at,
		severity: 'info',
		message: `Unexpected ${target} "${name}", expected one from ${TARGETS[target].home}`,
		actual: name,
		help: `No rule in services/ claimed the alert. Name the ${target} here, and add a rule for the next one.`,
	};
}

function missingFinding({ target, name, rest = '', at }: Reference, records: RecordLookup): Finding {
	const { home, way, names } = TARGETS[target];
	const near = closestWord(name, names(records));
	return {
		at,
		message: `Unexpected ${target} "${name}", expected one from ${home}`,
		actual: name,
		...(near === undefined
			? { help: way }
			: {
					expected: [near],
					help: `Did you mean "${near}"?`,
					repair: {
						title: `Name "${near}"`,
						// A near name may be another service: a person has to look.
						safe: false,
						edits: [{ at, text: target === 'person' ? JSON.stringify(near) : `${near}${rest}` }],
					},
				}),
	};
}
