import type { OverrideRequest } from '../../core/forms/form-request.ts';
import { checkSchedule } from '../../core/oncall/check-schedule.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import { appendToList } from '../../formats/append-to-list.ts';
import { appendOverrides } from '../../formats/icalendar/append-overrides.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Fold, Snapshot } from '../../ports/repository.ts';
import { type FormCase, type FormOutcome, formChange, noChange } from './form-outcome.ts';

/** The schedule with the override or swap that somebody asks for, unless it is there, or the calendar speaks against it. */
export async function foldOverride(
	snapshot: Snapshot,
	{ request, ...rest }: FormCase<OverrideRequest>,
): Promise<Fold<FormOutcome>> {
	const { schedule: slug, entry } = request;
	const path = `schedules/${slug}.yaml`;
	const text = (await snapshot.read([path])).get(path) ?? '';
	const before = readSchedule(path, text);
	if (!before) return noChange('refused', [`${path} is left as it is: it cannot be read`]);
	const said = describeEntry(slug, entry);
	const known = entry.kind === 'swap' ? before.swaps : before.overrides;
	if (known?.some((one) => sameEntry(one, entry.value))) return noChange('unchanged', [`${said} already`], path);
	const content =
		entry.kind === 'swap' ? appendToList(text, 'swaps', [entry.value]) : appendOverrides(text, [entry.value]);
	const after = readSchedule(path, content);
	if (!after) return noChange('refused', [`The schedule ${slug} cannot take this; change ${path} by hand`]);
	const period = { from: rest.given.at, until: entry.value.until };
	const errorsOf = (schedule: Schedule) =>
		checkSchedule(schedule, period).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
	const old = new Set(errorsOf(before));
	const problems = errorsOf(after).filter((message) => !old.has(message));
	if (problems.length > 0) return noChange('refused', problems);
	return formChange(rest, `On call: ${entry.kind} in ${slug}`, { changes: [{ path, content }], said: [said], path });
}

function readSchedule(path: string, text: string): Schedule | undefined {
	const parsed = parseRecord('schedule', path, text);
	return parsed.ok ? parsed.value.value : undefined;
}

function sameEntry(one: object, other: object): boolean {
	const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
	return sorted(one) === sorted(other);
}

function describeEntry(slug: string, { kind, value }: OverrideRequest['entry']): string {
	const time = `${value.role} of ${slug} from ${value.from} until ${value.until}`;
	if (kind === 'swap') return `${value.between.join(' and ')} swap their hours as ${time}`;
	return `${value.member} is ${time}${value.instead_of ? `, instead of ${value.instead_of}` : ''}`;
}
