/** How an instant is written: day and time, day alone, time of day alone, or day with weekday and year. */
export type InstantStyle = 'moment' | 'day' | 'clock' | 'full';

/** What to write an instant in: by default UTC, named. */
export interface InstantContext {
	/** IANA zone; absent means UTC with its name behind the time. `local` means the zone of the running program. */
	readonly zone?: string;
	/** Year that goes without saying; other years are written. */
	readonly year?: number;
}

const LOCALE = 'en-GB';
const NEAR = 6 * 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant near `now` (milliseconds since 1970), short: `Wed, 09:00` within six days, else `25 Nov`. */
export function formatSoon(instant: string, now: number, zone: string): string {
	const ms = Date.parse(instant);
	if (Math.abs(ms - now) > NEAR) return formatInstant(instant, 'day', { zone, year: new Date(now).getFullYear() });
	const weekday = format(new Date(ms), { weekday: 'short', timeZone: zone === 'local' ? undefined : zone });
	return `${weekday}, ${formatInstant(instant, 'clock', { zone })}`;
}

/** An instant (RFC 3339) for people: `20 Nov 2026, 03:02 UTC`; text that is no instant is returned as it is. */
export function formatInstant(instant: string, style: InstantStyle, { zone, year }: InstantContext = {}): string {
	const date = new Date(instant);
	if (Number.isNaN(date.getTime())) return instant;
	const timeZone = zone === undefined ? 'UTC' : zone === 'local' ? undefined : zone;
	const suffix = zone === undefined && style !== 'day' ? ' UTC' : '';
	const clock = () => format(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
	if (style === 'clock') return `${clock()}${suffix}`;
	const isYearKnown = format(date, { year: 'numeric', timeZone }) === String(year);
	const day = format(date, {
		weekday: style === 'full' ? 'short' : undefined,
		day: 'numeric',
		month: 'short',
		year: isYearKnown ? undefined : 'numeric',
		timeZone,
	});
	return style === 'day' ? day : `${day}, ${clock()}${suffix}`;
}

/** Making a format costs a hundred times more than using one. */
function format(date: Date, options: Intl.DateTimeFormatOptions): string {
	const key = JSON.stringify(options);
	const made = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE, options);
	formats.set(key, made);
	// British usage has one month of four letters; columns look better without.
	return made.format(date).replace('Sept', 'Sep');
}
