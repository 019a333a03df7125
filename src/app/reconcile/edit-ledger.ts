import { entryOf } from '../../core/effects/ledger.ts';
import { type EffectEntry, effectEntrySchema } from '../../core/records/effects.ts';

/**
 * The text of an `effects.yaml` with an entry in the place of the one of its key, else at the end; one line an entry,
 * other lines keep their bytes. A file that somebody wrote in another shape is written anew. One that cannot be read
 * (no `ledger`) is only added to: what it says of other keys must not be lost.
 */
export function editLedger(text: string, ledger: readonly EffectEntry[] | undefined, entry: EffectEntry): string {
	if (!ledger) return withLine(text, entry);
	const lines = text.split('\n');
	const places = lines.flatMap((line, place) => (isLineOf(line, entry.key) ? [place] : []));
	const known = ledger.filter(({ key }) => key === entry.key).length;
	const isOurs = lines.every((line) => line === '' || line.startsWith('#') || line.startsWith('- {'));
	if (!isOurs || places.length !== known)
		return [...ledger.filter(({ key }) => key !== entry.key), entry].map(lineOf).join('');
	if (places.length === 0) return withLine(text, entry);
	const [first] = places;
	return lines
		.flatMap((line, place) => (place === first ? [lineOf(entry).trimEnd()] : places.includes(place) ? [] : [line]))
		.join('\n');
}

/** The text without the entries of a key; undefined where it would be empty. */
export function dropFromLedger(text: string, ledger: readonly EffectEntry[], key: string): string | undefined {
	if (entryOf(ledger, key) === undefined) return text;
	const lines = text.split('\n').filter((line) => !isLineOf(line, key));
	return lines.some((line) => line.trim() !== '') ? lines.join('\n') : undefined;
}

function withLine(text: string, entry: EffectEntry): string {
	return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lineOf(entry)}`;
}

/** JSON is YAML too, and always one line. */
function lineOf(entry: EffectEntry): string {
	const keys = Object.keys(effectEntrySchema.shape) as (keyof EffectEntry)[];
	return `- ${JSON.stringify(Object.fromEntries(keys.map((key) => [key, entry[key]])))}\n`;
}

function isLineOf(line: string, key: string): boolean {
	return line.startsWith(`- {"key":${JSON.stringify(key)},`);
}
