import { entryOf } from '../../core/effects/ledger.ts';
import { outcomeOfAction } from '../../core/postmortem/outcome-of-action.ts';
import type { EffectEntry } from '../../core/records/effects.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import type { Postmortem } from '../../core/records/postmortem.ts';
import { editFrontMatter } from '../../formats/edit-record.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { dropFromLedger, editLedger } from './edit-ledger.ts';
import type { FollowedAction, LostTicket, News } from './follow-actions.ts';
import type { EffectFiles } from './record-attempt.ts';

/** The entry of an action whose ticket is gone; it goes with the trouble. */
export const GONE = 'ticket/gone';

/** Writes what actions became into the postmortem of an incident, and returns it. */
export function noteOutcomes(files: EffectFiles, incident: string, news: News): readonly FollowedAction[] {
	const path = `${incidentFolder(incident)}/postmortem.md`;
	const postmortem = readPostmortem(files, path);
	if (!postmortem) return [];
	const found = postmortem.actions.flatMap((action): readonly FollowedAction[] => {
		const ticket = action.ticket === undefined ? undefined : news.states.get(action.ticket);
		const outcome = outcomeOfAction(action, { ticket, commit: news.fixes.get(`${incident}#${action.id}`) });
		return outcome ? [{ incident, action: action.id, ...outcome }] : [];
	});
	if (found.length === 0) return [];
	const actions = postmortem.actions.map((one) => {
		const outcome = found.find(({ action }) => action === one.id);
		return outcome ? { ...one, status: outcome.status, closed_by: outcome.closedBy } : one;
	});
	files.set(path, editFrontMatter(files.get(path) ?? '', [{ path: ['actions'], value: actions }]));
	return found;
}

/** Notes which tickets of open actions are gone, and forgets the note of those that are there again; returns the new ones. */
export function noteGone(files: EffectFiles, incident: string, { states, now }: News): readonly LostTicket[] {
	const folder = incidentFolder(incident);
	const path = `${folder}/effects.yaml`;
	const lost: LostTicket[] = [];
	for (const { id, status, ticket } of readPostmortem(files, `${folder}/postmortem.md`)?.actions ?? []) {
		const key = `${GONE}/${id}`;
		const text = files.get(path) ?? '';
		const ledger = readLedger(path, text);
		const state = ticket === undefined ? undefined : states.get(ticket);
		if (ledger === undefined || (state === undefined && status === 'open' && ticket !== undefined)) continue;
		const isLost = status === 'open' && ticket !== undefined && state === 'gone';
		const isNoted = entryOf(ledger, key) !== undefined;
		if (isNoted && !isLost) files.set(path, dropFromLedger(text, ledger, key) ?? null);
		if (isLost && !isNoted) {
			const error = `${ticket} is gone; take it out of action ${id} to have a new ticket`;
			files.set(path, editLedger(text, ledger, { key, state: 'given-up', at: now, error }));
			lost.push({ incident, action: id, ticket });
		}
	}
	return lost;
}

function readPostmortem(files: EffectFiles, path: string): Postmortem | undefined {
	const parsed = parseRecord('postmortem', path, files.get(path) ?? '');
	return parsed.ok ? parsed.value.value : undefined;
}

/** Undefined where the file cannot be read. */
function readLedger(path: string, text: string): readonly EffectEntry[] | undefined {
	if (text.trim() === '') return [];
	const parsed = parseRecord('effects', path, text);
	return parsed.ok ? parsed.value.value : undefined;
}
