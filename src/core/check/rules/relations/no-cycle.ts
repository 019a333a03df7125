import { incidentFolder, parseIncidentId } from '../../../records/paths.ts';
import type { RecordLookup } from '../../record-lookup.ts';
import { type Finding, recordRule } from '../../rule.ts';

/** Relations that point to what came before; the others may point both ways. */
const DIRECTED = new Set(['caused_by', 'duplicate_of', 'recurrence_of']);

export const noCycle = recordRule({
	id: 'relations/no-cycle',
	kinds: ['incident'],
	severity: 'error',
	summary: 'Following the causes of an incident never leads back to it.',
	why: 'An incident cannot be its own cause, duplicate or recurrence, also not by way of others. Where two point at each other, one of the relations is the wrong way round.',
	*check({ value: { id, relations = [] } }, { records }): Iterable<Finding> {
		for (const [index, { type, incident }] of relations.entries()) {
			const way = DIRECTED.has(type) || incident === id ? wayBack(id, incident, records) : undefined;
			if (!way) continue;
			const isSelf = incident === id;
			yield {
				at: { key: ['relations', index, 'incident'] },
				message: isSelf
					? `Unexpected relation ${type} of ${id} to itself, expected another incident`
					: `Unexpected relation ${type} ${incident}, expected no way back: ${[id, ...way].join(' → ')}`,
				actual: incident,
				help: isSelf ? 'Remove the relation.' : 'Turn one of these relations round, or remove it.',
				related: way.slice(0, -1).map((other) => ({
					message: 'goes on from here',
					file: fileOf(other),
					at: { key: ['relations'], part: 'key' } as const,
				})),
			};
		}
	},
});

/** The incidents on a way from one back to the other, the last of them the other; undefined where there is none. */
function wayBack(goal: string, start: string, records: RecordLookup): string[] | undefined {
	const seen = new Set<string>();
	const open: string[][] = [[start]];
	for (let way = open.pop(); way; way = open.pop()) {
		const last = way.at(-1)!;
		if (last === goal) return way;
		if (seen.has(last) || parseIncidentId(last) === undefined) continue;
		seen.add(last);
		const relations = records.record('incident', fileOf(last))?.value.relations ?? [];
		for (const { type, incident } of relations) if (DIRECTED.has(type)) open.push([...way, incident]);
	}
	return undefined;
}

function fileOf(id: string): string {
	return `${incidentFolder(id)}/incident.md`;
}
