import { lastMonths } from '../../../core/metrics/calendar-of-day.ts';
import { type AlertArchive, type AlertNoise, measureNoise } from '../../../core/metrics/measure-noise.ts';
import { shareInterval } from '../../../core/metrics/share-interval.ts';
import { isWithin } from '../../../core/metrics/trouble-window.ts';
import { UNKNOWN_SERVICE } from '../../../core/triage/identify-service.ts';
import { lastYear } from '../last-year.ts';
import type { MeasuredCatalogue } from '../measure-catalogue.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import type { Dataset, DatasetColumn } from './dataset.ts';

/** What alerts were worth; shares are of the judged, with the 95 % interval by Wilson. */
export type Worth = {
	readonly firings: number;
	readonly repeats: number;
	readonly muted: number;
	readonly incidents: number;
	readonly judged: number;
	readonly actionable: number;
	readonly not_actionable: number;
	readonly false_positive: number;
	readonly actionable_share: number | undefined;
	readonly actionable_low: number | undefined;
	readonly actionable_high: number | undefined;
};

export type AlertWorth = Worth & { readonly alert: string; readonly services: string; readonly rules: string };
export type ServiceWorth = Worth & { readonly service: string };
export type MonthVerdicts = {
	readonly month: string;
	readonly actionable: number;
	readonly not_actionable: number;
	readonly false_positive: number;
	readonly unjudged: number;
};

const WORTH: readonly DatasetColumn[] = [
	{ key: 'firings', label: 'Firings', unit: 'count' },
	{ key: 'repeats', label: 'Repeats', unit: 'count' },
	{ key: 'muted', label: 'Muted', unit: 'count' },
	{ key: 'incidents', label: 'Incidents', unit: 'count' },
	{ key: 'judged', label: 'Judged', unit: 'count' },
	{ key: 'actionable', label: 'Actionable', unit: 'count' },
	{ key: 'not_actionable', label: 'Not actionable', unit: 'count' },
	{ key: 'false_positive', label: 'False positive', unit: 'count' },
	{ key: 'actionable_share', label: 'Share actionable', unit: 'share' },
	{ key: 'actionable_low', label: 'at least', unit: 'share' },
	{ key: 'actionable_high', label: 'at most', unit: 'share' },
];

/** The archive of the last 365 days. */
const archiveOf = oncePerMeasured((measured): AlertArchive => {
	const { window } = lastYear(measured);
	const { alerts, unlinked } = measured.catalogue;
	return {
		lines: [...alerts.values()].flat().filter(({ at }) => isWithin(window, at)),
		unlinked: unlinked.map((group) => ({
			...group,
			at: group.at.filter((ms) => ms >= window.start && ms < window.end),
		})),
	};
});

/** Alerts by name over the last 365 days, the least worth first. */
export const makeNoiseByAlert = oncePerMeasured(
	(measured): Dataset<AlertWorth> => ({
		name: 'noise-by-alert',
		title: 'Noise by alert rule',
		about:
			'One row an alert by its name, over the last 365 days, from the archive in alerts/. Judged once an incident.',
		columns: [
			{ key: 'alert', label: 'Alert', unit: 'text' },
			{ key: 'services', label: 'Services', unit: 'text' },
			{ key: 'rules', label: 'Rules', unit: 'text', isOnlyInFiles: true },
			...WORTH,
		],
		rows: measureNoise(archiveOf(measured), incidentsOf(measured)).map((noise) => ({
			alert: noise.name,
			services: noise.services.join(' '),
			rules: noise.rules.join(' '),
			...worthOf([noise]),
		})),
	}),
);

/** Alerts by service over the last 365 days, most firings first. */
export const makeNoiseByService = oncePerMeasured((measured): Dataset<ServiceWorth> => {
	const { lines, unlinked } = archiveOf(measured);
	const linesOf = Map.groupBy(lines, ({ service }) => service ?? UNKNOWN_SERVICE);
	const unlinkedOf = Map.groupBy(unlinked, ({ service }) => service ?? UNKNOWN_SERVICE);
	const incidents = incidentsOf(measured);
	const rows = [...new Set([...linesOf.keys(), ...unlinkedOf.keys()])].map((service) => {
		const own = { lines: linesOf.get(service) ?? [], unlinked: unlinkedOf.get(service) ?? [] };
		return { service, ...worthOf(measureNoise(own, incidents)) };
	});
	return {
		name: 'noise-by-service',
		title: 'Noise by service',
		about: 'One row a service that alerts were for, over the last 365 days. An alert is judged once an incident.',
		columns: [{ key: 'service', label: 'Service', unit: 'text' }, ...WORTH],
		rows: rows
			.filter(({ firings, repeats }) => firings + repeats > 0)
			.sort((a, b) => b.firings - a.firings || (a.service < b.service ? -1 : 1)),
	};
});

/** Verdicts on incidents by the month in which they began, over twelve months. */
export const makeVerdictsByMonth = oncePerMeasured((measured): Dataset<MonthVerdicts> => {
	const months = Map.groupBy(
		measured.rows.filter(({ standing, day }) => standing !== 'lead-up' && day !== undefined),
		({ day }) => day!.slice(0, 7),
	);
	return {
		name: 'verdicts-by-month',
		title: 'Verdicts by month',
		about: 'One row a month in which incidents began, twelve of them; lead-ups left out.',
		columns: [
			{ key: 'month', label: 'Month', unit: 'text' },
			{ key: 'actionable', label: 'Actionable', unit: 'count' },
			{ key: 'not_actionable', label: 'Not actionable', unit: 'count' },
			{ key: 'false_positive', label: 'False positive', unit: 'count' },
			{ key: 'unjudged', label: 'Not judged', unit: 'count' },
		],
		rows: lastMonths(measured.today, 12).map((month) => {
			const verdicts = (months.get(month) ?? []).map(({ incident }) => incident.facts.verdict?.value);
			const countOf = (value: (typeof verdicts)[number]) => verdicts.filter((one) => one === value).length;
			return {
				month,
				actionable: countOf('actionable'),
				not_actionable: countOf('not-actionable'),
				false_positive: countOf('false-positive'),
				unjudged: countOf(undefined),
			};
		}),
	};
});

function incidentsOf({ catalogue }: MeasuredCatalogue) {
	return new Map(catalogue.incidents.map((incident) => [incident.id, incident]));
}

function worthOf(noise: readonly AlertNoise[]): Worth {
	const sum = (count: (one: AlertNoise) => number) => noise.reduce((total, one) => total + count(one), 0);
	const actionable = sum(({ verdicts }) => verdicts.actionable);
	const notActionable = sum(({ verdicts }) => verdicts['not-actionable']);
	const falsePositive = sum(({ verdicts }) => verdicts['false-positive']);
	const judged = actionable + notActionable + falsePositive;
	const interval = shareInterval(actionable, judged);
	return {
		firings: sum(({ firings }) => firings),
		repeats: sum(({ repeats }) => repeats),
		muted: sum(({ muted }) => muted),
		incidents: sum(({ incidents }) => incidents),
		judged,
		actionable,
		not_actionable: notActionable,
		false_positive: falsePositive,
		actionable_share: interval?.share,
		actionable_low: interval?.low,
		actionable_high: interval?.high,
	};
}
