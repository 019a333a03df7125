import { Temporal } from 'temporal-polyfill';

/** Whether a zone is one that the time zone database knows; schedules in any other have no shifts. */
export function isTimeZone(zone: string): boolean {
	try {
		Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
		return true;
	} catch {
		return false;
	}
}
