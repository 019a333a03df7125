import { rolesPagedFirst } from '../../core/oncall/coverage.ts';
import { type NamedSchedule, scheduleOfService } from '../../core/oncall/find-schedules.ts';
import { listWatches } from '../../core/oncall/list-watches.ts';
import type { Page } from '../../core/oncall/score-schedule.ts';
import type { Span } from '../../core/oncall/span.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';

const HOUR = 3_600_000;
/** Who is woken is awake for a while, whatever it was; and goes back to bed some time, whatever is still open. */
const AWAKE = { least: HOUR / 4, unknown: HOUR, most: 8 * HOUR } as const;

/**
 * The pages of a schedule in a period (RFC 3339 UTC), from the alert archive: an alert that opened or reopened an
 * incident paged whoever was first then. Each keeps its person until the incident was mitigated (else resolved, else
 * an hour), a quarter of an hour at least and eight hours at most.
 */
export function pagesOf(
	catalogue: Catalogue,
	{ slug, schedule }: NamedSchedule,
	period: { readonly from: string; readonly until: string },
): readonly Page[] {
	const span = { start: toEpochMs(period.from), end: toEpochMs(period.until) };
	const watches = rolesPagedFirst(schedule).map((role) => listWatches(schedule, role, span));
	return catalogue.incidents.flatMap((incident) => {
		const pages = (catalogue.alerts.get(incident.id) ?? [])
			.filter(({ decision }) => decision === 'opened' || decision === 'reopened')
			.map(({ received }) => received)
			.filter((at) => isInside(span, at));
		if (pages.length === 0 || answersFor(catalogue, incident.facts) !== slug) return [];
		return pages.flatMap((at) =>
			watches
				.flatMap((own) => own.find((watch) => isInside(watch, at)) ?? [])
				.map(({ member }): Page => ({ member, at, until: awakeUntil(incident, at) })),
		);
	});
}

function isInside({ start, end }: Span, at: string): boolean {
	const ms = toEpochMs(at);
	return ms >= start && ms < end;
}

/** The schedule that answers for an incident's service; where no service is known, that of its team. */
function answersFor(
	{ services, schedules }: Catalogue,
	{ service, team }: CatalogueIncident['facts'],
): string | undefined {
	return scheduleOfService(schedules, services.get(service) ?? { owner: team })?.slug;
}

function awakeUntil({ facts }: CatalogueIncident, at: string): string {
	const over = facts.times.mitigated ?? facts.times.resolved;
	const kept = over === undefined ? AWAKE.unknown : toEpochMs(over) - toEpochMs(at);
	return fromEpochMs(toEpochMs(at) + Math.min(AWAKE.most, Math.max(AWAKE.least, kept)));
}
