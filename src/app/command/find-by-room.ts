import { incidentFolder } from '../../core/records/paths.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';

/** Incidents that are read at a time, and at most: what is talked about in its room is young. */
const BATCH = 100;
const MOST = 1000;

/** Id of the newest incident with a room (`refs.room.id`), of this year (RFC 3339 UTC `now`) and the last. */
export async function findByRoom(snapshot: Snapshot, room: string, now: string): Promise<string | undefined> {
	const year = Number(now.slice(0, 4));
	const ids: string[] = [];
	for (const folder of [year, year - 1]) {
		const entries = await snapshot.list(`incidents/${folder}`);
		const names = entries.map(({ name }) => name).filter((name) => /^INC-\d{4}-\d{4,}$/.test(name));
		ids.push(...names.sort().reverse());
	}
	for (let start = 0; start < Math.min(ids.length, MOST); start += BATCH) {
		const paths = new Map(ids.slice(start, start + BATCH).map((id) => [`${incidentFolder(id)}/incident.md`, id]));
		const texts = await snapshot.read([...paths.keys()]);
		for (const [path, id] of paths) {
			const text = texts.get(path);
			// Most are of other rooms, and need no parsing.
			if (!text?.includes(room)) continue;
			const parsed = parseRecord('incident', path, text);
			if (parsed.ok && parsed.value.value.refs?.room?.id === room) return id;
		}
	}
	return undefined;
}
