import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toEpochMs } from '../time/instant.ts';
import { at, incidentOf } from './incident.fixture.ts';
import { measureAvailability } from './measure-availability.ts';
import { measureTimeBetween } from './measure-time-between.ts';
import { mergeWindows, totalLength } from './merge-windows.ts';

const HOUR = 3_600_000;
const DAY = { start: toEpochMs(at('00:00')), end: toEpochMs('2026-11-02T00:00:00Z') };
const NOW = '2026-11-20T00:00:00Z';

const down = (id: string, detected: string, resolved: string, more = {}) =>
	incidentOf({ id, kind: 'service-down', times: { detected, resolved }, ...more });

describe('mergeWindows', () => {
	test('is what counting minutes gives', () => {
		const minutes = fc.integer({ min: 0, max: 60 });
		const window = fc.tuple(minutes, minutes).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
		fc.assert(
			fc.property(fc.array(window, { maxLength: 8 }), window, (windows, period) => {
				let covered = 0;
				for (let minute = period.start; minute < period.end; minute++) {
					if (windows.some(({ start, end }) => start <= minute && minute < end)) covered++;
				}
				expect(totalLength(mergeWindows(windows, period))).toBe(covered);
			}),
		);
	});
});

describe('measureAvailability', () => {
	test('by hand', () => {
		const incidents = [
			// 01:00 to 03:00 and 02:00 to 04:00 overlap: 3 h of 24, up 21 ÷ 24 = 0.875
			down('INC-2026-0001', '01:00', '03:00'),
			down('INC-2026-0002', '02:00', '04:00', { relations: [{ type: 'duplicate_of', incident: 'INC-2026-0001' }] }),
			// Slow, not down: 06:00 to 07:30 by mitigation. Trouble 4.5 h, untroubled 19.5 ÷ 24 = 0.8125
			incidentOf({
				id: 'INC-2026-0003',
				kind: 'high-latency',
				times: { detected: '06:00', mitigated: '07:30', resolved: '09:00' },
			}),
			// Hurts a service that it did not begin at; began the day before: 1 h of this day
			down('INC-2026-0004', '2026-10-31T20:00:00Z', '01:00', { service: 'db', affected_services: ['gateway'] }),
			// Nothing was hurt
			down('INC-2026-0005', '10:00', '12:00', { status: 'dismissed' }),
			down('INC-2026-0006', '10:00', '12:00', { verdict: { value: 'false-positive' } }),
			// Cannot be counted, and is named
			down('INC-2026-0007', '12:00', '11:00'),
			incidentOf({ id: 'INC-2026-0008', times: { detected: '12:00' } }),
		];
		const rows = measureAvailability(incidents, DAY, NOW);
		expect(rows.map(({ service }) => service)).toEqual(['checkout', 'db', 'gateway']);
		expect(rows[0]).toEqual({
			service: 'checkout',
			up: 0.875,
			untroubled: 0.8125,
			downMs: 3 * HOUR,
			troubledMs: 4.5 * HOUR,
			n: 3,
			lasting: 0,
			unknown: ['INC-2026-0008'],
			invalid: ['INC-2026-0007'],
		});
		expect(rows[2]).toMatchObject({ downMs: HOUR, n: 1 });
	});

	test('what is open lasts until now', () => {
		const open = incidentOf({ status: 'open', kind: 'service-down', times: { detected: '06:00' } });
		expect(measureAvailability([open], DAY, at('12:00'))[0]).toMatchObject({ downMs: 6 * HOUR, lasting: 1 });
		expect(measureAvailability([open], DAY, NOW)[0]).toMatchObject({ downMs: 18 * HOUR, up: 0.25 });
	});

	test('nothing happened, nothing to say', () => {
		expect(measureAvailability([], DAY, NOW)).toEqual([]);
	});
});

describe('measureTimeBetween', () => {
	test('by hand', () => {
		// Trouble 01:00 to 04:00 (two that overlap) and 10:00 to 11:00: 24 − 4 = 20 h well, 2 failures, 10 h.
		const incidents = [
			down('INC-2026-0001', '01:00', '03:00'),
			down('INC-2026-0002', '02:00', '04:00'),
			down('INC-2026-0003', '10:00', '11:00'),
			down('INC-2026-0004', '12:00', '11:00'),
			incidentOf({ times: { detected: '13:00' } }),
		];
		expect(measureTimeBetween(incidents, DAY, NOW)).toEqual({
			failures: 2,
			wellMs: 20 * HOUR,
			mean: 10 * HOUR,
			unknown: 1,
			invalid: 1,
		});
	});

	test('what ended as the period began is not in it', () => {
		const incidents = [down('INC-2026-0001', '2026-10-31T20:00:00Z', '00:00'), down('INC-2026-0002', '00:00', '00:00')];
		expect(measureTimeBetween(incidents.slice(0, 1), DAY, NOW)).toMatchObject({ failures: 0 });
		expect(measureTimeBetween(incidents.slice(1), DAY, NOW)).toMatchObject({ failures: 1, wellMs: 24 * HOUR });
		expect(measureAvailability(incidents.slice(0, 1), DAY, NOW)[0]).toMatchObject({ n: 0, up: 1 });
	});

	test('without a failure there is no mean', () => {
		expect(measureTimeBetween([], DAY, NOW)).toEqual({ failures: 0, wellMs: 24 * HOUR, unknown: 0, invalid: 0 });
	});
});
