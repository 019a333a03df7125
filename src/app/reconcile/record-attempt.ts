import type { Attempt, MadeReference } from '../../core/effects/attempt.ts';
import type { Effect } from '../../core/effects/effect.ts';
import { entryAfter, entryBegun, entryOf } from '../../core/effects/ledger.ts';
import type { EffectEntry } from '../../core/records/effects.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import { editFrontMatter } from '../../formats/edit-record.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { FileChange, Fold, Snapshot } from '../../ports/repository.ts';
import { dropFromLedger, editLedger } from './edit-ledger.ts';

/** The texts of the files of an incident that record effects, as several effects of one commit change them in turn. */
export type EffectFiles = Map<string, string | null>;

/** Notes that a run takes an effect, before it does anything. */
export function noteBegun(files: EffectFiles, effect: Effect, now: string): void {
	const { text, known, ledger, path } = ledgerOf(files, effect);
	files.set(path, editLedger(text, known, entryBegun(ledger, { key: effect.key, now, ...severityOf(effect) })));
}

/** Notes how an effect ended: by the reference that it made in the records, else in the ledger. */
function noteAttempt(files: EffectFiles, effect: Effect, { attempt, now }: AttemptAt): void {
	const { text, known, ledger, path } = ledgerOf(files, effect);
	if (attempt.state === 'done' && noteReference(files, effect, attempt.reference)) {
		files.set(path, dropFromLedger(text, ledger, effect.key) ?? null);
		return;
	}
	const entry = entryAfter(ledger, { key: effect.key, now, attempt, ...severityOf(effect) });
	files.set(path, editLedger(text, known, entry));
}

interface LedgerFile {
	readonly path: string;
	readonly text: string;
	readonly known: readonly EffectEntry[] | undefined;
	readonly ledger: readonly EffectEntry[];
}

interface AttemptAt {
	readonly attempt: Attempt;
	/** RFC 3339 UTC. */
	readonly now: string;
}

/**
 * The commit that records how effects ended, all in the same way; on the newest records, whoever has written in
 * between. Its result are the states that are recorded now, in the order of the effects.
 */
export async function foldAttempt(
	snapshot: Snapshot,
	effects: readonly Effect[],
	attempt: AttemptAt,
): Promise<Fold<readonly RecordedState[]>> {
	const files = await readEffectFiles(snapshot, [...new Set(effects.map(({ incident }) => incident))]);
	const before = new Map(files);
	for (const effect of effects) noteAttempt(files, effect, attempt);
	const states = effects.map((effect): RecordedState => {
		const state = entryOf(ledgerOf(files, effect).ledger, effect.key)?.state;
		return state === 'failed' || state === 'given-up' ? state : 'done';
	});
	const [first] = effects;
	const headline =
		effects.length === 1 ? `${first!.incident}: ${first!.key} ${states[0]}` : `${effects.length} effects failed`;
	return { changes: changesOf(before, files), message: `${headline}\n`, result: states };
}

export type RecordedState = 'done' | 'failed' | 'given-up';

/** The files of incidents in which effects are recorded, as they are. */
export async function readEffectFiles(snapshot: Snapshot, incidents: readonly string[]): Promise<EffectFiles> {
	const paths = incidents.flatMap((id) =>
		['incident.md', 'postmortem.md', 'effects.yaml'].map((name) => pathOf(id, name)),
	);
	return new Map(await snapshot.read(paths));
}

/** What differs, as a change set. */
export function changesOf(before: EffectFiles, after: EffectFiles): readonly FileChange[] {
	return [...after].flatMap(([path, content]) => ((before.get(path) ?? null) === content ? [] : [{ path, content }]));
}

/** The ledger of an incident; not `known` where its file cannot be read. */
function ledgerOf(files: EffectFiles, { incident }: Effect): LedgerFile {
	const path = pathOf(incident, 'effects.yaml');
	const text = files.get(path) ?? '';
	if (text.trim() === '') return { path, text, known: [], ledger: [] };
	const parsed = parseRecord('effects', path, text);
	const known: readonly EffectEntry[] | undefined = parsed.ok ? parsed.value.value : undefined;
	return { path, text, known, ledger: known ?? [] };
}

/** Whether the records have a place of their own for what was made, and hold it now. */
function noteReference(files: EffectFiles, effect: Effect, reference: MadeReference | undefined): boolean {
	const facts = pathOf(effect.incident, 'incident.md');
	if (effect.kind === 'room' && effect.payload.action === 'close')
		return editFile(files, facts, ['refs', 'room', 'state'], 'closed');
	if (reference === undefined) return false;
	if (effect.kind === 'room') return editFile(files, facts, ['refs', 'room'], { ...reference, state: 'open' });
	if (effect.kind === 'postmortem')
		return editFile(files, facts, ['refs', 'postmortem_pr'], { ...reference, state: 'draft' });
	if (effect.kind !== 'ticket') return false;
	const { action } = effect.payload;
	if (action === undefined) return editFile(files, facts, ['refs', 'postmortem_ticket'], reference);
	const path = pathOf(effect.incident, 'postmortem.md');
	const parsed = parseRecord('postmortem', path, files.get(path) ?? '');
	if (!parsed.ok) return false;
	const actions = parsed.value.value.actions.map((one) =>
		one.id === action ? { ...one, ticket: reference.url ?? reference.id } : one,
	);
	return editFile(files, path, ['actions'], actions);
}

function editFile(files: EffectFiles, path: string, key: readonly string[], value: unknown): boolean {
	const kind = path.endsWith('/postmortem.md') ? 'postmortem' : 'incident';
	const text = files.get(path) ?? '';
	if (!parseRecord(kind, path, text).ok) return false;
	files.set(path, editFrontMatter(text, [{ path: key, value }]));
	return true;
}

function severityOf(effect: Effect) {
	return effect.kind === 'mail' ? { severity: effect.payload.severity } : {};
}

function pathOf(id: string, name: string): string {
	return `${incidentFolder(id)}/${name}`;
}
