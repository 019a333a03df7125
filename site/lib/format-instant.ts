import { shortMonths, shortWeekdays } from '../i18n/calendar.ts';

/** How an instant is written: day and time, day alone, time of day alone, or day with weekday and time. */
export type InstantStyle = 'moment' | 'day' | 'clock' | 'full';

/** What to write an instant in: by default UTC, named. */
export interface InstantContext {
	/** IANA zone; absent means UTC with its name behind the time. `local` means the zone of the running program. */
	readonly zone?: string;
	/** Year that goes without saying; other years are written. */
	readonly year?: number;
}

/** An instant taken apart by the calendar and clock of one zone. */
interface WallTime {
	readonly year: number;
	/** 0 is January. */
	readonly month: number;
	readonly day: number;
	/** 0 is Sunday. */
	readonly weekday: number;
	readonly hour: number;
	readonly minute: number;
}

const NEAR = 6 * 86_400_000;

/** An instant (RFC 3339) for people: `20 Nov 2026, 03:02 UTC`; text that is no instant is returned as it is. */
export function formatInstant(instant: string, style: InstantStyle, { zone, year }: InstantContext = {}): string {
	const date = new Date(instant);
	if (Number.isNaN(date.getTime())) return instant;
	const wall = wallTimeOf(date, zone);
	const suffix = zone === undefined ? ' UTC' : '';
	const clock = `${twoDigits(wall.hour)}:${twoDigits(wall.minute)}${suffix}`;
	if (style === 'clock') return clock;
	const day = `${wall.day} ${shortMonths()[wall.month]}${wall.year === year ? '' : ` ${wall.year}`}`;
	if (style === 'day') return day;
	return style === 'full' ? `${shortWeekdays()[wall.weekday]} ${day}, ${clock}` : `${day}, ${clock}`;
}

/** An instant near `now` (milliseconds since 1970), short: `Wed 09:00` within six days, else `25 Nov`. */
export function formatSoon(instant: string, now: number, zone: string): string {
	const date = new Date(instant);
	if (Math.abs(date.getTime() - now) > NEAR) {
		return formatInstant(instant, 'day', { zone, year: wallTimeOf(new Date(now), zone).year });
	}
	return `${shortWeekdays()[wallTimeOf(date, zone).weekday]} ${formatInstant(instant, 'clock', { zone })}`;
}

function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}

function wallTimeOf(date: Date, zone: string | undefined): WallTime {
	if (zone === undefined) return utcTimeOf(date);
	if (zone !== 'local') return utcTimeOf(shiftInto(date, zone));
	return {
		year: date.getFullYear(),
		month: date.getMonth(),
		day: date.getDate(),
		weekday: date.getDay(),
		hour: date.getHours(),
		minute: date.getMinutes(),
	};
}

function utcTimeOf(date: Date): WallTime {
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth(),
		day: date.getUTCDate(),
		weekday: date.getUTCDay(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
	};
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date whose UTC clock shows what the clock of a zone shows; a zone that the browser does not know counts as UTC. */
function shiftInto(date: Date, zone: string): Date {
	const parts: Record<string, number> = {};
	for (const { type, value } of formatFor(zone).formatToParts(date)) parts[type] = Number(value);
	return new Date(Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute));
}

/** Making a format costs a hundred times more than using one. */
function formatFor(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const made = makeFormat(zone) ?? makeFormat('UTC')!;
	formats.set(zone, made);
	return made;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | undefined {
	try {
		return new Intl.DateTimeFormat('en-GB-u-hc-h23', {
			timeZone,
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
		});
	} catch {
		return undefined;
	}
}
