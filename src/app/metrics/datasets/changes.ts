import { medianOf } from '../../../core/metrics/median-of.ts';
import { lastYear } from '../last-year.ts';
import type { IncidentRow } from '../measure-catalogue.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import type { Dataset } from './dataset.ts';

/** One change, feature or experiment that incidents name. */
export type ChangeFigures = {
	readonly kind: string;
	readonly change: string;
	readonly incidents: number;
	readonly severe: number;
	readonly least_exposure: number | undefined;
	readonly most_exposure: number | undefined;
	readonly ttr_n: number;
	readonly ttr_median_ms: number | undefined;
	readonly users: number | undefined;
	readonly newest: string;
	readonly last: string | undefined;
};

export type ExposureFigures = {
	readonly exposure: string;
	readonly incidents: number;
	readonly severe: number;
	readonly ttr_n: number;
	readonly ttr_median_ms: number | undefined;
};

const SEVERE: ReadonlySet<string> = new Set(['sev1', 'sev2']);

/** Steps of a rollout by their upper end, in percent. */
const STEPS = [
	{ exposure: 'up to 1 %', most: 1 },
	{ exposure: '1 to 10 %', most: 10 },
	{ exposure: '10 to 50 %', most: 50 },
	{ exposure: '50 to 100 %', most: 99.999 },
	{ exposure: '100 %', most: 100 },
] as const;

/** The measured incidents of the last 365 days that name a change, newest first. */
const changed = oncePerMeasured((measured): readonly IncidentRow[] => {
	const { from } = lastYear(measured);
	return measured.counted.filter(({ day, incident }) => day! >= from && incident.facts.change !== undefined);
});

/** Changes by how many incidents name them, over the last 365 days. */
export const makeChanges = oncePerMeasured((measured): Dataset<ChangeFigures> => {
	const groups = Map.groupBy(changed(measured), ({ incident }) => {
		const { kind, name } = incident.facts.change!;
		return JSON.stringify([kind, name]);
	});
	const rows = [...groups.values()].map((own): ChangeFigures => {
		const { kind, name } = own[0]!.incident.facts.change!;
		const exposures = own.flatMap(({ incident }) => incident.facts.change!.exposure_percent ?? []);
		const users = own.flatMap(({ incident }) => incident.facts.impact?.users_affected ?? []);
		return {
			kind,
			change: name,
			...figuresOf(own),
			least_exposure: exposures.length > 0 ? Math.min(...exposures) : undefined,
			most_exposure: exposures.length > 0 ? Math.max(...exposures) : undefined,
			users: users.length > 0 ? users.reduce((sum, count) => sum + count, 0) : undefined,
			newest: own[0]!.id,
			last: own[0]!.day,
		};
	});
	return {
		name: 'changes',
		title: 'Incidents by change',
		about: 'One row a change, feature or experiment that incidents of the last 365 days name.',
		columns: [
			{ key: 'kind', label: 'Kind', unit: 'text' },
			{ key: 'change', label: 'Change', unit: 'text' },
			{ key: 'incidents', label: 'Incidents', unit: 'count' },
			{ key: 'severe', label: 'sev1 and sev2', unit: 'count' },
			{ key: 'least_exposure', label: 'Exposure from, %', unit: 'number' },
			{ key: 'most_exposure', label: 'Exposure to, %', unit: 'number' },
			{ key: 'ttr_n', label: 'Resolved', unit: 'count' },
			{ key: 'ttr_median_ms', label: 'Median time to resolve', unit: 'ms' },
			{ key: 'users', label: 'Users affected', unit: 'count' },
			{ key: 'newest', label: 'Newest', unit: 'incident' },
			{ key: 'last', label: 'Day', unit: 'day' },
		],
		rows: rows.sort(
			(a, b) =>
				b.incidents - a.incidents || (b.last! < a.last! ? -1 : b.last! > a.last! ? 1 : a.change < b.change ? -1 : 1),
		),
	};
});

/** Incidents by how far the change was rolled out when it failed, over the last 365 days. */
export const makeChangesByExposure = oncePerMeasured((measured): Dataset<ExposureFigures> => {
	const groups = Map.groupBy(changed(measured), ({ incident }): string => {
		const percent = incident.facts.change!.exposure_percent;
		return percent === undefined ? 'not known' : STEPS.find(({ most }) => percent <= most)!.exposure;
	});
	return {
		name: 'changes-by-exposure',
		title: 'Incidents by exposure',
		about: 'One row a step of a rollout, over the last 365 days; by how far the change was rolled out.',
		columns: [
			{ key: 'exposure', label: 'Exposure', unit: 'text' },
			{ key: 'incidents', label: 'Incidents', unit: 'count' },
			{ key: 'severe', label: 'sev1 and sev2', unit: 'count' },
			{ key: 'ttr_n', label: 'Resolved', unit: 'count' },
			{ key: 'ttr_median_ms', label: 'Median time to resolve', unit: 'ms' },
		],
		rows: [...STEPS.map(({ exposure }) => exposure), 'not known'].map((exposure) => ({
			exposure,
			...figuresOf(groups.get(exposure) ?? []),
		})),
	};
});

function figuresOf(rows: readonly IncidentRow[]) {
	const times = rows.flatMap(({ measurements }) =>
		measurements.ttr.state === 'recorded' ? [measurements.ttr.ms] : [],
	);
	return {
		incidents: rows.length,
		severe: rows.filter(({ severity }) => SEVERE.has(severity)).length,
		ttr_n: times.length,
		ttr_median_ms: medianOf(times),
	};
}
