import type { Incident } from '../../core/records/incident.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { parseAlertLines } from '../../formats/alert-lines.ts';
import type { Snapshot } from '../../ports/repository.ts';

const DAY_MS = 86_400_000;

/** Days of the archive that are looked through at most, from the first alert on. */
const MOST_DAYS = 60;

/** Names of the alerts that an incident holds, by the archive of the days on which they came; sorted. */
export async function alertNamesOf(snapshot: Snapshot, { id, alerts }: Incident): Promise<readonly string[]> {
	if (alerts?.first === undefined) return [];
	const days = daysBetween(alerts.first, alerts.last ?? alerts.first);
	const paths: string[] = [];
	for (const month of new Set(days.map((day) => day.slice(0, 7)))) {
		for (const { name } of await snapshot.list(`alerts/${month}`)) {
			if (days.includes(`${month}/${name.slice(0, 2)}`)) paths.push(`alerts/${month}/${name}`);
		}
	}
	const names = new Set<string>();
	for (const [path, text] of await snapshot.read(paths)) {
		// Most lines are of other incidents, and need no parsing.
		const lines = text.split('\n').filter((line) => line.includes(`"${id}"`));
		for (const { incident, state, name } of parseAlertLines(path, lines.join('\n')).lines) {
			if (incident === id && state !== 'none') names.add(name);
		}
	}
	return [...names].sort();
}

/** Days like `2026/11/20` from the one of an instant to the one of another. */
function daysBetween(first: string, last: string): readonly string[] {
	const start = Math.floor(toEpochMs(first) / DAY_MS);
	const end = Math.floor(toEpochMs(last) / DAY_MS);
	return Array.from({ length: Math.min(Math.max(end - start + 1, 1), MOST_DAYS) }, (_, day) =>
		fromEpochMs((start + day) * DAY_MS)
			.slice(0, 10)
			.replaceAll('-', '/'),
	);
}
