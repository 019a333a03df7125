import type { Incident } from '../../core/records/incident.ts';
import { withIncident } from '../../core/triage/triage-state.ts';
import type { FileChange, Snapshot } from '../../ports/repository.ts';
import { ACTIVE_INDEX_PATH, parseActiveIndex, printActiveIndex } from '../intake/active-index.ts';
import { activeFromFacts } from '../intake/merge-facts.ts';

/**
 * Puts an incident that is open again back into the index of active incidents. An old one has left it, and alerts would
 * open a second incident beside it. Without an index nothing is to be done: it is derived from the records then.
 */
export async function rememberIncident(
	snapshot: Snapshot,
	facts: Incident,
	now: string,
): Promise<readonly FileChange[]> {
	const index = parseActiveIndex((await snapshot.read([ACTIVE_INDEX_PATH])).get(ACTIVE_INDEX_PATH));
	if (!index || index.state.incidents.has(facts.id)) return [];
	const state = withIncident(index.state, activeFromFacts(facts));
	return [{ path: ACTIVE_INDEX_PATH, content: printActiveIndex({ ...index, state }, now) }];
}
