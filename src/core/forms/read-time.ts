import { Temporal } from 'temporal-polyfill';
import { instantOfWallTime } from '../oncall/wall-time.ts';
import { fromEpochMs } from '../time/instant.ts';

const WALL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/;
const ZONED = /^\d{4}-\d{2}-\d{2}[ Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** Which of the two is meant of a wall time that happens twice, and where the wall is. */
export interface WallPlace {
	readonly zone: string;
	readonly occurrence: 'first' | 'last';
}

/** The instant (RFC 3339 UTC) of `2026-12-24 09:00` in a zone, or of a time that says its offset; undefined of other text. */
export function readTime(text: string, { zone, occurrence }: WallPlace): string | undefined {
	const trimmed = text.trim();
	const [, day, time] = WALL.exec(trimmed) ?? [];
	if (day === undefined || time === undefined) {
		const epochMs = ZONED.test(trimmed) ? Date.parse(trimmed.replace(' ', 'T')) : Number.NaN;
		return Number.isFinite(epochMs) ? fromEpochMs(epochMs) : undefined;
	}
	try {
		const wall = [Temporal.PlainDate.from(day, { overflow: 'reject' }), Temporal.PlainTime.from(time)] as const;
		return fromEpochMs(instantOfWallTime(...wall, { zone, occurrence }).epochMilliseconds);
	} catch {
		// A day or an hour that no calendar has.
		return undefined;
	}
}
