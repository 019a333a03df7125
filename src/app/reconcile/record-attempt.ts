import type { Attempt } from '../../core/effects/attempt.ts';
import type { Effect, PageEffect, RoomEffect } from '../../core/effects/effect.ts';
import { entryAfter, entryBegun, entryOf } from '../../core/effects/ledger.ts';
import type { EffectEntry } from '../../core/records/effects.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import { appendTimeline } from '../../formats/append-timeline.ts';
import { editFrontMatter } from '../../formats/edit-record.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { FileChange, Fold, Snapshot } from '../../ports/repository.ts';
import { dropFromLedger, editLedger } from './edit-ledger.ts';
import { noteCollation } from './note-collation.ts';

/** The texts of the files of an incident that record effects, as several effects of one commit change them in turn. */
export type EffectFiles = Map<string, string | null>;

/** Notes that a run takes an effect, before it does anything. */
export function noteBegun(files: EffectFiles, effect: Effect, now: string): void {
	const { text, known, ledger, path } = ledgerOf(files, effect);
	files.set(path, editLedger(text, known, entryBegun(ledger, { key: effect.key, now, ...severityOf(effect) })));
}

/** Notes how an effect ended: by the reference that it made in the records, else in the ledger; a page in the timeline too. */
export function noteAttempt(files: EffectFiles, effect: Effect, { attempt, now }: AttemptAt): void {
	const { text, known, ledger, path } = ledgerOf(files, effect);
	if (attempt.state === 'done' && noteReference(files, effect, attempt)) {
		files.set(path, dropFromLedger(text, ledger, effect.key) ?? null);
		if (effect.kind === 'ticket' && effect.payload.covers)
			noteCovered(files, effect, { key: effect.payload.covers, now });
		return;
	}
	const entry = entryAfter(ledger, { key: effect.key, now, attempt, ...severityOf(effect) });
	files.set(path, editLedger(text, known, entry));
	if (effect.kind === 'page') notePage(files, effect, { entry, now });
	if (effect.kind === 'collation') noteCollation(files, effect, now);
}

/** A page that ended: people see it in the timeline, and what it makes needless is done with it. */
function notePage(
	files: EffectFiles,
	effect: PageEffect,
	{ entry, now }: { readonly entry: EffectEntry; readonly now: string },
): void {
	if (entry.state === 'failed') return;
	for (const key of effect.payload.covers) noteCovered(files, effect, { key, now });
	const path = pathOf(effect.incident, 'timeline.yaml');
	const text = entry.state === 'done' ? effect.payload.text : `Could not page ${effect.target}: ${entry.error}`;
	files.set(path, appendTimeline(files.get(path) ?? '', [{ at: now, kind: 'paged', text, by: 'tocsin' }]));
}

function noteCovered(
	files: EffectFiles,
	effect: Effect,
	{ key, now }: { readonly key: string; readonly now: string },
): void {
	const { text, known, path } = ledgerOf(files, effect);
	files.set(path, editLedger(text, known, { key, at: now, state: 'done' }));
}

type Done = Extract<Attempt, { state: 'done' }>;

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
		['incident.md', 'postmortem.md', 'timeline.yaml', 'effects.yaml'].map((name) => pathOf(id, name)),
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
function noteReference(files: EffectFiles, effect: Effect, attempt: Done): boolean {
	const { reference } = attempt;
	const facts = pathOf(effect.incident, 'incident.md');
	if (effect.kind === 'room') return noteRoom(files, effect, attempt);
	if (reference === undefined) return false;
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

function noteRoom(files: EffectFiles, { incident, payload }: RoomEffect, { reference, isOver }: Done): boolean {
	const facts = pathOf(incident, 'incident.md');
	const { digest } = payload.view;
	if (payload.action === 'open') {
		if (reference === undefined) return false;
		return editFile(files, facts, ['refs', 'room'], { ...reference, state: 'open', shown: digest });
	}
	if (payload.action === 'close' || isOver) return editFile(files, facts, ['refs', 'room', 'state'], 'closed');
	const message = reference?.message;
	if (message !== undefined && !editFile(files, facts, ['refs', 'room', 'message'], message)) return false;
	return editFile(files, facts, ['refs', 'room', 'shown'], digest);
}

function editFile(files: EffectFiles, path: string, key: readonly string[], value: unknown): boolean {
	const kind = path.endsWith('/postmortem.md') ? 'postmortem' : 'incident';
	const text = files.get(path) ?? '';
	if (!parseRecord(kind, path, text).ok) return false;
	files.set(path, editFrontMatter(text, [{ path: key, value }]));
	return true;
}

function severityOf(effect: Effect) {
	return effect.kind === 'mail' || effect.kind === 'chat' ? { severity: effect.payload.severity } : {};
}

function pathOf(id: string, name: string): string {
	return `${incidentFolder(id)}/${name}`;
}
