import type { AlertLine } from '../../core/records/alert-line.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { printAlertLine } from '../../formats/alert-lines.ts';
import type { FileChange, Snapshot } from '../../ports/repository.ts';

/** A day's file rolls over to the next at this size in bytes. */
const ROLL_OVER_BYTES = 1_048_576;

/** Days looked back for the same delivery: sources retry for up to 48 hours. */
const REPLAY_DAYS = 3;

const DELIVERY_ID = /"delivery":"((?:[^"\\]|\\.)*)"/g;

/** The part of the alert archive that a fold needs: today's files, and which deliveries of the last days are in it. */
export interface ArchiveWindow {
	/** Paths of a day's files in order, by day like `2026/11/20`. */
	readonly parts: ReadonlyMap<string, readonly string[]>;
	readonly texts: ReadonlyMap<string, string>;
	readonly deliveries: ReadonlySet<string>;
}

/** Reads the files of the days on which deliveries were received, and of the days before on which they may have been taken in already. */
export async function readArchiveWindow(snapshot: Snapshot, received: readonly string[]): Promise<ArchiveWindow> {
	const days = new Set(received.flatMap((at) => daysBefore(at)));
	const months = new Set([...days].map((day) => day.slice(0, 7)));
	const parts = new Map<string, string[]>();
	for (const month of months) {
		for (const { name } of await snapshot.list(`alerts/${month}`)) {
			const match = /^(\d{2})(?:-(\d+))?\.ndjson$/.exec(name);
			const day = `${month}/${match?.[1]}`;
			if (match && days.has(day)) parts.set(day, [...(parts.get(day) ?? []), `alerts/${month}/${name}`].sort(byPart));
		}
	}
	const texts = await snapshot.read([...parts.values()].flat());
	const deliveries = new Set<string>();
	for (const text of texts.values()) {
		for (const match of text.matchAll(DELIVERY_ID)) deliveries.add(JSON.parse(`"${match[1]}"`) as string);
	}
	return { parts, texts, deliveries };
}

/** Paths of every file of the archive. */
export async function listArchive(snapshot: Snapshot): Promise<string[]> {
	const paths: string[] = [];
	for (const year of await snapshot.list('alerts')) {
		if (year.type !== 'folder' || !/^\d{4}$/.test(year.name)) continue;
		for (const month of await snapshot.list(`alerts/${year.name}`)) {
			const folder = `alerts/${year.name}/${month.name}`;
			paths.push(...(await snapshot.list(folder)).map(({ name }) => `${folder}/${name}`));
		}
	}
	return paths;
}

/** Appends lines to the files of the days on which they were received. */
export function appendToArchive(window: ArchiveWindow, lines: readonly AlertLine[]): FileChange[] {
	const changes: FileChange[] = [];
	const byDay = Map.groupBy(lines, ({ received }) => dayOf(received));
	for (const [day, added] of byDay) {
		const paths = window.parts.get(day) ?? [];
		let part = Math.max(paths.length, 1);
		let text = window.texts.get(paths.at(-1) ?? '') ?? '';
		let isChanged = false;
		let bytes = new TextEncoder().encode(text).length;
		for (const line of added) {
			const printed = printAlertLine(line);
			const size = new TextEncoder().encode(printed).length;
			if (text !== '' && bytes + size > ROLL_OVER_BYTES) {
				if (isChanged) changes.push({ path: partPath(day, part), content: text });
				part += 1;
				text = '';
				bytes = 0;
			}
			text += printed;
			bytes += size;
			isChanged = true;
		}
		changes.push({ path: partPath(day, part), content: text });
	}
	return changes;
}

function partPath(day: string, part: number): string {
	return `alerts/${day}${part === 1 ? '' : `-${part}`}.ndjson`;
}

function byPart(a: string, b: string): number {
	return a.length - b.length || (a < b ? -1 : 1);
}

function dayOf(instant: string): string {
	return instant.slice(0, 10).replaceAll('-', '/');
}

function daysBefore(received: string): string[] {
	return Array.from({ length: REPLAY_DAYS + 1 }, (_, back) =>
		dayOf(fromEpochMs(toEpochMs(received) - back * 86_400_000)),
	);
}
