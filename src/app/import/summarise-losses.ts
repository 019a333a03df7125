import type { ImportLoss } from './imported-incident.ts';

/** So many files of one kind of loss are named. */
const NAMED = 3;

/** Losses for people: the same loss of many files once, with some of the files. Places in lists count as the same place. */
export function summariseLosses(losses: readonly ImportLoss[]): readonly string[] {
	const kinds = Map.groupBy(losses, ({ field, message }) => `${field.replace(/\[\d+\]/g, '[]')}\n${message}`);
	return [...kinds].map(([kind, same]) => {
		const [field = '', message = ''] = kind.split('\n');
		const what = field === '' ? message : `${field} ${message}`;
		if (same.length === 1)
			return `${same[0]!.file}: ${same[0]!.field === '' ? message : `${same[0]!.field} ${message}`}`;
		const files = [...new Set(same.map(({ file }) => file))];
		const more = files.length > NAMED ? ` and ${files.length - NAMED} more files` : '';
		return `${same.length} times: ${what} (${files.slice(0, NAMED).join(', ')}${more})`;
	});
}
