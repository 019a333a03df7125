import { onCallAt } from '../src/core/oncall/on-call-at.ts';
import type { Schedule } from '../src/core/records/schedule.ts';
import { walkMinutes } from '../test/oncall/minute-walk.ts';
import { onDutyByMinute } from '../test/oncall/on-duty-by-minute.ts';
import { formatMs, formatRatio, quantile, timeOf } from './measure.ts';
import type { Section } from './section.ts';

const DAY = 86_400_000;
const START = Date.parse('2016-11-20T00:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString();

/** Who is on call at a moment: by arithmetic, against a walk that watches the clock minute by minute. */
export const measureOnCall: Section = {
	id: 'oncall',
	title: 'Who is on call',
	run: async ({ isSmall, say }) => {
		const rows: string[][] = [];
		for (const [name, schedule] of Object.entries(SCHEDULES)) {
			say(name);
			const times: number[] = [];
			for (let index = 0; index < (isSmall ? 50 : 1_000); index++) {
				const at = iso(START + ((index * 7919) % 3650) * DAY + index * 60_000);
				times.push(await timeOf(() => onCallAt(schedule, at)));
			}
			const walk = await timeOf(() => walkDays(schedule, isSmall ? 10 : 365));
			const middle = quantile(times, 0.5);
			rows.push([
				name,
				formatMicroseconds(middle),
				formatMicroseconds(quantile(times, 0.99)),
				formatMs(walk),
				formatRatio(walk, middle),
			]);
		}
		return {
			tables: [{ columns: ['schedule', 'answer', 'p99', 'a year, minute by minute', 'ratio'], rows }],
			notes: [
				'Each answer is for another moment of ten years, in one role. The walk is the one that the tests compare with: it has to watch the clock from the first turn on to say who has the last; here it watches the first of the ten years.',
			],
		};
	},
};

function formatMicroseconds(ms: number): string {
	return ms < 1 ? `${Math.round(ms * 1000)} µs` : formatMs(ms);
}

function walkDays(schedule: Schedule, days: number): number {
	let minutes = 0;
	for (let day = 0; day < days; day += 30) {
		const walk = walkMinutes(schedule.time_zone, START + day * DAY, Math.min(30, days - day) * 1440);
		minutes += onDutyByMinute(schedule, 'primary', walk).length;
	}
	return minutes;
}

function schedule(members: Schedule['layers'][number]['rotation']['members'], more: Partial<Schedule> = {}): Schedule {
	const rotation = { every: 'week' as const, start: '2016-11-21', handover: '09:00', members };
	const base = { schema: 1 as const, name: 'Any', team: 'any', time_zone: 'Europe/London' };
	return { ...base, layers: [{ role: 'primary', rotation }], ...more };
}

const people = (count: number) => Array.from({ length: count }, (_, index) => `@m${index}`);

const SCHEDULES: Readonly<Record<string, Schedule>> = {
	'6 members, ten years': schedule(people(6)),
	'200 members, ten years': schedule(people(200)),
	'200 members who all join and leave': schedule(
		people(200).map((member, index) => ({
			member,
			from: iso(START + index * 14 * DAY).slice(0, 10),
			until: iso(START + (index + 60) * 14 * DAY).slice(0, 10),
		})),
	),
	'2 000 overrides, ten years': schedule(people(6), {
		overrides: Array.from({ length: 2_000 }, (_, index) => ({
			role: 'primary',
			member: '@m1',
			from: iso(START + index * 1.8 * DAY),
			until: iso(START + index * 1.8 * DAY + DAY / 2),
		})),
	}),
	'office hours, holidays off': schedule(people(6), {
		layers: [
			{
				...schedule(people(6)).layers[0]!,
				restrict: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }],
				holidays: 'off',
			},
		],
		holidays: Array.from({ length: 120 }, (_, index) => ({
			date: iso(START + index * 30 * DAY).slice(0, 10),
			name: 'Holiday',
		})),
	}),
};
