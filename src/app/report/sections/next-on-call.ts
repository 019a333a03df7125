import { Temporal } from 'temporal-polyfill';
import { localDay } from '../../../core/metrics/local-day.ts';
import { periodOfDays } from '../../../core/metrics/period-of-days.ts';
import { listShifts } from '../../../core/oncall/list-shifts.ts';
import type { Schedule } from '../../../core/records/schedule.ts';
import type { ReportSection } from '../../../core/reports/report-document.ts';
import { fromEpochMs } from '../../../core/time/instant.ts';
import type { ReportContext } from '../report-context.ts';

/** With more changes than these in a week, who and not until when is told. */
const TURNS = 3;

interface Week {
	readonly from: string;
	readonly until: string;
}

/** Who is on call in the week after that of the report, schedule by schedule. */
export function nextOnCall({ catalogue, period, zone }: ReportContext): readonly ReportSection[] {
	const last = Temporal.PlainDate.from(period.to);
	const [first, end] = [last.add({ days: 1 }).toString(), last.add({ days: 7 }).toString()];
	const { window } = periodOfDays(first, end, zone);
	const week = { from: fromEpochMs(window.start), until: fromEpochMs(window.end) };
	const rows = [...catalogue.schedules.values()]
		.toSorted((a, b) => (a.name < b.name ? -1 : 1))
		.map((schedule) => {
			const roles = [...new Set(schedule.layers.map(({ role }) => role))];
			return [schedule.name, roles.map((role) => `${role}: ${membersOf(schedule, role, week)}`).join('; ')];
		});
	if (rows.length === 0) return [];
	return [{ title: `On call from ${first} to ${end}`, blocks: [{ type: 'table', head: ['Schedule', 'Who'], rows }] }];
}

function membersOf(schedule: Schedule, role: string, week: Week): string {
	const shifts = listShifts(schedule, week).filter((shift) => shift.role === role);
	const turns = shifts.filter(({ member }, place) => shifts[place - 1]?.member !== member);
	if (turns.length === 0) return 'nobody';
	if (turns.length > TURNS) return `in turn ${[...new Set(turns.map(({ member }) => member))].join(', ')}`;
	return turns
		.map(({ member }, place) => {
			const next = turns[place + 1];
			return next ? `${member} until ${localDay(next.start, schedule.time_zone)}` : member;
		})
		.join(', then ');
}
