import { entryOf } from '../../core/effects/ledger.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { editLedger } from '../reconcile/edit-ledger.ts';

/** Whether a command was carried out, and how that is noted. */
export interface Origin {
	readonly isDone: boolean;
	/** The change of `effects.yaml` that notes it, at an instant (RFC 3339 UTC); none without a key. */
	noted(now: string): readonly { readonly path: string; readonly content: string }[];
}

/** Looks up in the ledger of an incident whether what was given under a key has been carried out. */
export async function readOrigin(snapshot: Snapshot, folder: string, key: string | undefined): Promise<Origin> {
	if (key === undefined) return { isDone: false, noted: () => [] };
	const path = `${folder}/effects.yaml`;
	const text = (await snapshot.read([path])).get(path) ?? '';
	const parsed = text.trim() === '' ? undefined : parseRecord('effects', path, text);
	const ledger = parsed === undefined ? [] : parsed.ok ? parsed.value.value : undefined;
	return {
		isDone: entryOf(ledger ?? [], key)?.state === 'done',
		noted: (now) => [{ path, content: editLedger(text, ledger, { key, state: 'done', at: now }) }],
	};
}
