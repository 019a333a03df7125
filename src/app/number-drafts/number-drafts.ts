import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { formatIncidentId, incidentFolder } from '../../core/records/paths.ts';
import { type ActiveIncident, withIncident } from '../../core/triage/triage-state.ts';
import { editFrontMatter } from '../../formats/edit-record.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { FileChange, Fold, IncidentRepository, Snapshot } from '../../ports/repository.ts';
import { ACTIVE_INDEX_PATH, printActiveIndex } from '../intake/active-index.ts';
import { loadIncidents } from '../intake/load-index.ts';
import { activeFromFacts } from '../intake/merge-facts.ts';
import { rememberByHand } from '../intake/past-incidents.ts';

const DRAFTS = 'incidents/drafts';

/** Which drafts got which numbers, and what kept others back. */
export interface NumberedDrafts {
	readonly numbered: readonly { readonly draft: string; readonly id: string }[];
	readonly problems: readonly Diagnostic[];
}

/**
 * Moves every well-formed draft to the folder of its number, in the order of their names. The number comes under the
 * same compare-and-swap as any commit, so two runs never give one number twice. A broken draft stays, and is named.
 */
export async function numberDrafts(
	repository: Pick<IncidentRepository, 'commit'>,
	now: string,
): Promise<NumberedDrafts> {
	const { result } = await repository.commit((snapshot) => foldDrafts(snapshot, now));
	return result;
}

async function foldDrafts(snapshot: Snapshot, now: string): Promise<Fold<NumberedDrafts>> {
	const drafts = (await snapshot.list(DRAFTS)).filter(({ type }) => type === 'folder').map(({ name }) => name);
	const year = Number(now.slice(0, 4));
	const loaded = drafts.length === 0 ? undefined : await loadIncidents(snapshot, [year]);
	const changes: FileChange[] = [];
	const problems: Diagnostic[] = [];
	const numbered: { draft: string; id: string }[] = [];
	if (!loaded) return { changes, message: '', result: { numbered, problems } };
	const opened: ActiveIncident[] = [];
	let { state } = loaded;
	let number = loaded.numbers.get(year) ?? 0;
	for (const draft of drafts) {
		const path = `${DRAFTS}/${draft}/incident.md`;
		const text = (await snapshot.read([path])).get(path) ?? '';
		const parsed = parseRecord('incident', path, text);
		if (!parsed.ok) {
			problems.push(...parsed.problems);
			continue;
		}
		do number += 1;
		while ((await snapshot.list(incidentFolder(formatIncidentId(year, number)))).length > 0);
		const id = formatIncidentId(year, number);
		changes.push(...(await moveDraft(snapshot, `${DRAFTS}/${draft}`, id)));
		const incident = activeFromFacts({ ...parsed.value.value, id });
		state = withIncident(state, incident);
		opened.push(incident);
		numbered.push({ draft: `drafts/${draft}`, id });
	}
	if (numbered.length > 0) {
		const numbers = new Map(loaded.numbers).set(year, number);
		changes.push({ path: ACTIVE_INDEX_PATH, content: printActiveIndex({ state, numbers }, now) });
		changes.push(...(await rememberByHand(snapshot, opened)));
	}
	return { changes, message: describe(numbered), result: { numbered, problems } };
}

async function moveDraft(snapshot: Snapshot, from: string, id: string): Promise<FileChange[]> {
	const to = incidentFolder(id);
	const changes: FileChange[] = [];
	for (const { name, type, oid } of await snapshot.list(from)) {
		if (type !== 'file') continue;
		changes.push({ path: `${from}/${name}`, content: null });
		const key = name === 'incident.md' ? 'id' : name === 'postmortem.md' ? 'incident' : undefined;
		if (key === undefined) changes.push({ path: `${to}/${name}`, content: { oid } });
		else {
			const text = (await snapshot.read([`${from}/${name}`])).get(`${from}/${name}`) ?? '';
			changes.push({ path: `${to}/${name}`, content: editFrontMatter(text, [{ path: [key], value: id }]) });
		}
	}
	return changes;
}

function describe(numbered: NumberedDrafts['numbered']): string {
	if (numbered.length === 0) return '';
	const [first] = numbered;
	const headline = numbered.length === 1 ? `${first!.id}: number for a draft` : `Numbers for ${numbered.length} drafts`;
	return `${headline}\n\n${numbered.map(({ draft, id }) => `- incidents/${draft} is now ${id}`).join('\n')}\n`;
}
