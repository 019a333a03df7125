import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { listShifts } from '../../src/core/oncall/list-shifts.ts';
import type { Schedule } from '../../src/core/records/schedule.ts';
import { durationMs } from '../../src/core/time/duration.ts';
import { formatDuration } from '../../src/core/time/format-duration.ts';
import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { t } from '../i18n/t.ts';
import type { CatalogueIndex } from './index-catalogue.ts';
import { roleLabel } from './labels.ts';
import type { PackedShift } from './pick-shifts.ts';

const DAY = 86_400_000;

/** One role of a schedule with its shifts, packed for the page. */
export interface OnCallRole {
	readonly role: string;
	readonly label: string;
	/** Names of the people that the shifts count by. */
	readonly people: readonly string[];
	readonly shifts: readonly PackedShift[];
}

/** One schedule as pages show it. */
export interface OnCallSchedule {
	readonly slug: string;
	readonly name: string;
	readonly team: string;
	readonly teamName: string;
	readonly timeZone: string;
	readonly roles: readonly OnCallRole[];
	/** Each step of escalation in words: `after 5 min the secondary`. */
	readonly escalation: readonly string[];
}

/** How many days of shifts a page carries: it stays right that long after it was made. */
export const SHIFT_DAYS = 35;

/**
 * All schedules by team name, with the shifts from the day before `now` (RFC 3339 UTC) for {@link SHIFT_DAYS} days.
 */
export function viewOnCall(catalogue: Catalogue, index: CatalogueIndex, now: string): readonly OnCallSchedule[] {
	const midnight = Math.floor(toEpochMs(now) / DAY) * DAY;
	const period = { from: fromEpochMs(midnight - DAY), until: fromEpochMs(midnight + SHIFT_DAYS * DAY) };
	return [...catalogue.schedules]
		.map(([slug, schedule]) => ({
			slug,
			name: schedule.name,
			team: schedule.team,
			teamName: catalogue.teams.get(schedule.team)?.name ?? schedule.team,
			timeZone: schedule.time_zone,
			roles: viewRoles(schedule, index, period),
			escalation: viewEscalation(schedule, index),
		}))
		.sort((a, b) => a.teamName.localeCompare(b.teamName, 'en') || a.name.localeCompare(b.name, 'en'));
}

function viewRoles(
	schedule: Schedule,
	index: CatalogueIndex,
	period: { readonly from: string; readonly until: string },
): readonly OnCallRole[] {
	const shifts = listShifts(schedule, period);
	const roles = [...new Set(schedule.layers.map(({ role }) => role))];
	return roles.map((role) => {
		const own = shifts.filter((shift) => shift.role === role);
		const handles = [...new Set(own.map(({ member }) => member))];
		return {
			role,
			label: roleLabel(role),
			people: handles.map((handle) => index.people.get(handle)?.name ?? handle),
			shifts: own.map(
				({ start, end, member }): PackedShift => [
					toEpochMs(start) / 1000,
					toEpochMs(end) / 1000,
					handles.indexOf(member),
				],
			),
		};
	});
}

/** A role within a sentence; abbreviations keep their capitals. */
function inSentence(role: string): string {
	const label = roleLabel(role);
	return label.slice(0, 2) === label.slice(0, 2).toUpperCase() ? label : label.toLowerCase();
}

function viewEscalation(schedule: Schedule, index: CatalogueIndex): OnCallSchedule['escalation'] {
	return (schedule.escalation?.steps ?? []).map(({ after, notify }) => {
		const ms = durationMs(after);
		const names = notify.map((target) => index.people.get(target)?.name ?? inSentence(target));
		return `${ms === 0 ? t('at once') : t('after {ms}', { ms: formatDuration(ms) })} ${names.join(` ${t('and')} `)}`;
	});
}
