import { WEEKDAYS } from '../records/weekdays.ts';
import type { Span } from './span.ts';
import { weeklyHours } from './weekly-hours.ts';

/** When people sleep, by the clock where they are. */
export const SLEEP = { days: [...WEEKDAYS], from: '22:00', to: '07:00' } as const;
const WEEKEND = { days: ['saturday', 'sunday'] as const, from: '00:00', to: '00:00' };

/** The part of a span in which somebody in a zone sleeps. */
export function sleepHours(span: Span, zone: string): readonly Span[] {
	return weeklyHours([SLEEP], zone, { whole: span, near: span });
}

/** The part of a span that is night or weekend for somebody in a zone. */
export function unsocialHours(span: Span, zone: string): readonly Span[] {
	return weeklyHours([SLEEP, WEEKEND], zone, { whole: span, near: span });
}
