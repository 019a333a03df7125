import type { Delivery } from '../../../src/core/alerts/delivery.ts';
import type { Fold, Snapshot } from '../../../src/ports/repository.ts';

const ARCHIVE = 'alerts/2026/11/20.ndjson';
const FOLDER = 'incidents/2026';

/**
 * A fold as small as one can be that keeps the promises of intake: opens one incident for each delivery that is not in
 * the archive yet, under the next free number. The result is the ids that it opened.
 */
export async function archiveFold(
	snapshot: Snapshot,
	deliveries: readonly Delivery[],
): Promise<Fold<readonly string[]>> {
	const archive = (await snapshot.read([ARCHIVE])).get(ARCHIVE) ?? '';
	const known = new Set(
		archive
			.split('\n')
			.filter(Boolean)
			.map((line) => (JSON.parse(line) as { delivery: string }).delivery),
	);
	const fresh = deliveries.filter(({ id }) => !known.has(id));
	const last = (await snapshot.list(FOLDER)).at(-1)?.name ?? 'INC-2026-00000';
	const ids = fresh.map((_, index) => `INC-2026-${String(Number(last.slice(9)) + index + 1).padStart(5, '0')}`);
	if (fresh.length === 0) return { changes: [], message: 'Nothing new', result: [] };
	const lines = fresh.map(({ id }, index) => `${JSON.stringify({ delivery: id, incident: ids[index] })}\n`);
	const incidents = fresh.map(({ id }, index) => ({
		path: `${FOLDER}/${ids[index]}/incident.md`,
		content: `delivery: ${id}\n`,
	}));
	return {
		changes: [{ path: ARCHIVE, content: archive + lines.join('') }, ...incidents],
		message: `Open ${ids.join(', ')}`,
		result: ids,
	};
}
