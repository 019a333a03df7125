import { listShifts } from '../../core/oncall/list-shifts.ts';
import type { Shift } from '../../core/oncall/shift.ts';
import { earlierOf, fromEpochMs, laterOf, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type ExportColumn, type ExportTable, type ExportType, type ExportValue, exportTable } from './export-table.ts';

interface Watch {
	readonly schedule: string;
	readonly team: string;
	readonly role: string;
	readonly member: Shift['member'];
	readonly reason: Shift['reason'];
	readonly start: string;
	readonly end: string;
}

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

function column(name: string, type: ExportType, of: (watch: Watch) => ExportValue): ExportColumn<Watch> {
	return { name, type, of };
}

const COLUMNS: readonly ExportColumn<Watch>[] = [
	column('schedule', 'text', ({ schedule }) => schedule),
	column('team', 'text', ({ team }) => team),
	column('role', 'text', ({ role }) => role),
	column('member', 'text', ({ member }) => member),
	column('start', 'timestamp', ({ start }) => start),
	column('end', 'timestamp', ({ end }) => end),
	column('hours', 'number', ({ start, end }) => (toEpochMs(end) - toEpochMs(start)) / HOUR),
	column('reason', 'text', ({ reason }) => reason),
];

/** One row a shift of the 365 days before `now`, cut at both edges, by schedule, role and start. */
export function onCallTable({ schedules }: Pick<Catalogue, 'schedules'>, now: string): ExportTable {
	const period = { from: fromEpochMs(toEpochMs(now) - YEAR), until: now };
	return exportTable(COLUMNS, function* () {
		for (const [slug, schedule] of [...schedules].sort(([a], [b]) => (a < b ? -1 : 1))) {
			for (const { role, member, reason, start, end } of listShifts(schedule, period)) {
				const cut = { start: laterOf(start, period.from), end: earlierOf(end, period.until) };
				yield { schedule: slug, team: schedule.team, role, member, reason, ...cut };
			}
		}
	});
}
