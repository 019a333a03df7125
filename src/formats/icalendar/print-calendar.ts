import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Shift } from '../../core/oncall/shift.ts';

/** A shift as a calendar shows it. */
export interface CalendarShift {
	readonly shift: Shift;
	/** Name of the schedule's file. */
	readonly schedule: string;
	/** One line, like `Payments primary: Rina Wulandari`. */
	readonly title: string;
	/** Why, and until when in words; plain text. */
	readonly description: string;
}

/** What a calendar says beside its shifts. */
export interface CalendarHead {
	readonly name: string;
	/** When the schedule was last known, RFC 3339 UTC: the same records print the same bytes. */
	readonly asOf: string;
	/** Page that the events lead to, where the site's address is known. */
	readonly url?: string;
}

/**
 * Text of an iCalendar file (RFC 5545) with one event a shift, all times instants in UTC, so that no reader needs to
 * know our zones. A shift keeps its UID as long as it starts at the same time with the same person; calendars that
 * subscribe (once an hour) then move nothing that has not changed.
 */
export function printCalendar({ name, asOf, url }: CalendarHead, shifts: readonly CalendarShift[]): string {
	const calendar = ical({
		// The library escapes the texts of events, but not this one.
		name: name.replaceAll(/[\\;,]/g, '\\$&'),
		prodId: { company: 'tocsin', product: 'on-call', language: 'EN' },
		method: ICalCalendarMethod.PUBLISH,
		ttl: 3600,
	});
	for (const { shift, schedule, title, description } of shifts) {
		calendar.createEvent({
			id: uidOf(schedule, shift),
			stamp: new Date(asOf),
			start: new Date(shift.start),
			end: new Date(shift.end),
			summary: title,
			description,
			transparency: ICalEventTransparency.TRANSPARENT,
			x: { 'X-TOCSIN-ROLE': shift.role, 'X-TOCSIN-MEMBER': shift.member },
			...(url !== undefined && { url }),
		});
	}
	return `${calendar.toString()}\r\n`;
}

function uidOf(schedule: string, { role, member, start }: Shift): string {
	const when = start.replaceAll(/[-:]/g, '');
	return `${schedule}.${role}.${when}.${member.slice(1).toLowerCase()}@tocsin`;
}
