import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { instantOfWallTime } from '../../core/oncall/wall-time.ts';
import { fromEpochMs } from '../../core/time/instant.ts';

/** One event of an iCalendar file, its times as instants (RFC 3339 UTC); `end > start`. */
export interface CalendarEvent {
	readonly uid: string;
	readonly title: string;
	readonly start: string;
	readonly end: string;
	/** Mail addresses of those invited, lower case. */
	readonly attendees: readonly string[];
	/** Handle that our own calendars carry. */
	readonly member?: string;
}

/** The events of a file and everything in it that could not be taken over, in words. */
export interface ReadCalendar {
	readonly events: readonly CalendarEvent[];
	readonly problems: readonly string[];
}

/**
 * Reads the events of an iCalendar text. Times without a zone, and whole days, are wall-clock times in `zone`; a zone
 * that the file names counts by its IANA name, by the file's own definition only where that name is unknown. Repeated
 * events are problems: each time that somebody is on call is an override of its own.
 */
export function readCalendar(text: string, zone: string): ReadCalendar {
	const root = parse(text);
	if (root === undefined) {
		return { events: [], problems: ['Unexpected text, expected an iCalendar file that begins with BEGIN:VCALENDAR'] };
	}
	const events: CalendarEvent[] = [];
	const problems: string[] = [];
	for (const component of root.getAllSubcomponents('vevent')) {
		const read = readEvent(component, zone);
		if (typeof read === 'string') problems.push(read);
		else if (read !== undefined) events.push(read);
	}
	return { events: events.sort((a, b) => (a.start < b.start ? -1 : 1)), problems };
}

function parse(text: string): ICAL.Component | undefined {
	try {
		const root = new ICAL.Component(ICAL.parse(text));
		return root.name === 'vcalendar' ? root : undefined;
	} catch {
		return undefined;
	}
}

/** An event, what is wrong with it, or nothing of one that was cancelled. */
function readEvent(component: ICAL.Component, zone: string): CalendarEvent | string | undefined {
	const text = (name: string) => {
		const value = component.getFirstPropertyValue(name);
		return value === null ? undefined : String(value).trim();
	};
	const title = text('summary') ?? '';
	if (text('status')?.toUpperCase() === 'CANCELLED') return undefined;
	if (component.hasProperty('rrule') || component.hasProperty('rdate')) {
		return `Unexpected repeated event "${title}", expected single ones`;
	}
	try {
		const event = new ICAL.Event(component);
		const zoneOf = (name: string) => component.getFirstProperty(name)?.getFirstParameter('tzid');
		const startZone = zoneOf('dtstart');
		const start = toEpochMs(event.startDate, startZone, zone);
		const end = toEpochMs(event.endDate, component.hasProperty('dtend') ? zoneOf('dtend') : startZone, zone);
		if (start === undefined || end === undefined) {
			return `Unexpected time zone "${startZone}" of "${title}", expected an IANA name or one that the file defines`;
		}
		if (!(end > start)) return `Unexpected end of "${title}", expected a time after its start`;
		const attendees = component.getAllProperties('attendee').map((property) => mailOf(property.getFirstValue()));
		const member = text('x-tocsin-member');
		return {
			uid: text('uid') ?? '',
			title,
			start: fromEpochMs(start),
			end: fromEpochMs(end),
			attendees,
			...(member !== undefined && { member }),
		};
	} catch {
		return `Unexpected times of "${title}", expected a start and an end`;
	}
}

function mailOf(value: unknown): string {
	return String(value)
		.replace(/^mailto:/i, '')
		.toLowerCase();
}

/** Milliseconds since 1970, or nothing where the named zone is not known to anybody. */
function toEpochMs(time: ICAL.Time, named: string | undefined, zone: string): number | undefined {
	if (time.zone?.tzid === 'UTC') return time.toJSDate().getTime();
	const iana = named === undefined ? zone : ianaZone(named);
	if (iana === undefined) return time.zone?.tzid === named ? time.toJSDate().getTime() : undefined;
	const { year, month, day, hour, minute, second, isDate } = time;
	const date = Temporal.PlainDate.from({ year, month, day });
	const at = isDate ? Temporal.PlainTime.from('00:00') : Temporal.PlainTime.from({ hour, minute, second });
	return instantOfWallTime(date, at, { zone: iana, occurrence: 'first' }).epochMilliseconds;
}

/** The zone of the database that a name means: some programs put their own name before it. */
function ianaZone(name: string): string | undefined {
	for (const candidate of [name, name.split('/').slice(-2).join('/')]) {
		try {
			return new Intl.DateTimeFormat('en', { timeZone: candidate }).resolvedOptions().timeZone && candidate;
		} catch {
			// Not this one.
		}
	}
	return undefined;
}
