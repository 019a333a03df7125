import type { FeatureReport } from '../../core/features/feature-report.ts';
import { changeKey, reportRollout, type WatchedRecords } from '../../core/features/report-rollout.ts';
import { standingOf } from '../../core/metrics/standing-of.ts';
import { startedAt } from '../../core/metrics/started-at.ts';
import { slugify } from '../../core/records/slugify.ts';
import { compareInstants, fromEpochMs } from '../../core/time/instant.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';

/** Decisions by which an alert was news. */
const NEWS: ReadonlySet<string> = new Set(['opened', 'joined', 'reopened', 'updated']);

/**
 * Every rollout on record, and every feature that an incident names without one; that with the newest step or incident
 * first. Their rates compare incidents that count in metrics; `now` is the moment of the records.
 */
export function makeFeatures(catalogue: Catalogue, now: string): readonly FeatureReport[] {
	const records = watchedRecords(catalogue, now);
	const onRecord = new Set([...catalogue.rollouts.values()].map(changeKey));
	const unrecorded = Map.groupBy(
		catalogue.incidents.filter(
			({ facts: { change } }) => change?.kind === 'feature' && !onRecord.has(changeKey(change)),
		),
		({ facts }) => facts.change!.name,
	);
	const taken = new Set(catalogue.rollouts.keys());
	const reports = [
		...[...catalogue.rollouts].map(([slug, rollout]) => reportRollout(slug, rollout, records)),
		...[...unrecorded]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, incidents]) => {
				const slug = freeSlug(name, taken);
				return reportRollout(
					slug,
					{ schema: 1, name, kind: 'feature', services: servicesOf(incidents), steps: [] },
					records,
				);
			}),
	];
	const latest = new Map(reports.map((report) => [report, newestOf(report, records)]));
	return reports.sort((a, b) => compareInstants(latest.get(b)!, latest.get(a)!) || (a.slug < b.slug ? -1 : 1));
}

function watchedRecords(catalogue: Catalogue, now: string): WatchedRecords {
	const dated = catalogue.incidents.flatMap((incident) => {
		const at = startedAt(incident);
		return at !== undefined && standingOf(incident.facts) === 'counted' ? [{ incident, at }] : [];
	});
	const incidents = dated.map(({ incident: { id, facts }, at }) => ({
		id,
		at,
		service: facts.service,
		isOpen: facts.status === 'open',
		...(facts.change && { change: changeKey(facts.change) }),
	}));
	const alerts = [...catalogue.alerts.values()]
		.flat()
		.filter(({ state, decision }) => state === 'firing' && NEWS.has(decision))
		.map(({ at, service = '', incident, change }) => ({
			at,
			service,
			...(incident && { incident }),
			...(change && { change: changeKey(change) }),
		}));
	const since = [...incidents, ...alerts]
		.map(({ at }) => at)
		.reduce((a, b) => (compareInstants(a, b) <= 0 ? a : b), now);
	return { incidents, alerts, now, since };
}

function servicesOf(incidents: readonly CatalogueIncident[]): string[] {
	return [...new Set(incidents.map(({ facts }) => facts.service))].sort();
}

function freeSlug(name: string, taken: Set<string>): string {
	const plain = slugify(name) || 'feature';
	let slug = plain;
	for (let number = 2; taken.has(slug); number += 1) slug = `${plain}-${number}`;
	taken.add(slug);
	return slug;
}

function newestOf({ steps, incidents: ids }: FeatureReport, { incidents }: WatchedRecords): string {
	const last = ids.at(-1);
	const times = [steps.at(-1)?.from, incidents.find(({ id }) => id === last)?.at].filter((at) => at !== undefined);
	return times.reduce((a, b) => (compareInstants(a, b) >= 0 ? a : b), fromEpochMs(0));
}
