const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const SHORT = /^(\d+)(s|m|h|d|w)$/;
const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** What a duration looks like in a record: `15m`, `2h`, `7d`, or ISO 8601 `PT15M`, `P7D` (no months or years: their length varies). */
export const DURATION_PATTERN =
	/^(?:\d+(?:s|m|h|d|w)|P(?=\d|T)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;

/** Elapsed milliseconds of a record's duration; a day is 24 hours. Throws on text that the record's schema would refuse. */
export function durationMs(text: string): number {
	const short = SHORT.exec(text);
	if (short) return Number(short[1]) * UNIT_MS[short[2] as keyof typeof UNIT_MS];
	const iso = ISO.exec(text);
	if (!iso || !DURATION_PATTERN.test(text))
		throw new Error(`Unexpected duration "${text}", expected something like 15m, 2h, 7d or PT15M`);
	const [, weeks, days, hours, minutes, seconds] = iso;
	return (
		Number(weeks ?? 0) * UNIT_MS.w +
		Number(days ?? 0) * UNIT_MS.d +
		Number(hours ?? 0) * UNIT_MS.h +
		Number(minutes ?? 0) * UNIT_MS.m +
		Number(seconds ?? 0) * UNIT_MS.s
	);
}
