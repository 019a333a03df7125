import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import { type FamilyFigures, familiesOf } from '../../../src/app/metrics/datasets/recurring.ts';
import { startedAt } from '../../../src/core/metrics/started-at.ts';
import { toEpochMs } from '../../../src/core/time/instant.ts';
import { round } from '../charts/round.ts';
import { kindLabel } from '../labels.ts';

/** So many families are listed; the rest is in the files. */
const LISTED = 60;

/** One family with the times it came on a scale that all families share. */
export interface FamilyView extends FamilyFigures {
	readonly kindName: string;
	readonly serviceName: string;
	/** From 0 (the first incident of any family) to 100 (today), and whether an action might have prevented it. */
	readonly dots: readonly { readonly x: number; readonly isAvoidable: boolean }[];
}

export interface RecurringView {
	readonly families: readonly FamilyView[];
	readonly unlisted: number;
	readonly incidents: number;
	readonly avoidable: number;
	readonly unfinished: number;
	/** Day of the first incident of the listed families. */
	readonly from?: string;
}

/** The families of the last year, the largest first. */
export function viewRecurring({ measured, dataset }: Metrics): RecurringView {
	const { rows } = dataset('recurring-families');
	const { services, policies } = measured.catalogue;
	const from = rows
		.slice(0, LISTED)
		.flatMap(({ first }) => first ?? [])
		.sort()[0];
	const [start, end] = [Date.parse(from ?? measured.today), toEpochMs(measured.now)];
	const place = (at: string) => round((100 * (toEpochMs(at) - start)) / Math.max(1, end - start));
	const families = familiesOf(measured)
		.slice(0, LISTED)
		.map(({ family, avoidable }, index): FamilyView => {
			const late = new Set(avoidable.map(({ recurrence }) => recurrence.id));
			const row = rows[index]!;
			return {
				...row,
				kindName: kindLabel(row.kind, policies),
				serviceName: services.get(row.service)?.name ?? row.service,
				dots: family.incidents.flatMap((incident) => {
					const at = startedAt(incident);
					return at === undefined ? [] : [{ x: Math.max(0, place(at)), isAvoidable: late.has(incident.id) }];
				}),
			};
		});
	const sum = (count: (row: FamilyFigures) => number) => rows.reduce((total, row) => total + count(row), 0);
	return {
		families,
		unlisted: rows.length - families.length,
		incidents: sum(({ incidents }) => incidents),
		avoidable: sum(({ avoidable }) => avoidable),
		unfinished: sum(({ unfinished_actions }) => unfinished_actions),
		...(from !== undefined && { from }),
	};
}
