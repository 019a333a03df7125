import { rolesPagedFirst } from '../../core/oncall/coverage.ts';
import { type NamedSchedule, scheduleOfService } from '../../core/oncall/find-schedules.ts';
import { onCallAt } from '../../core/oncall/on-call-at.ts';
import type { Page } from '../../core/oncall/score-schedule.ts';
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
	const roles = rolesPagedFirst(schedule);
	const own = catalogue.incidents.filter(({ facts }) => answersFor(catalogue, facts) === slug);
	return own.flatMap((incident) =>
		(catalogue.alerts.get(incident.id) ?? [])
			.filter(({ decision }) => decision === 'opened' || decision === 'reopened')
			.map(({ received }) => received)
			.filter((at) => toEpochMs(at) >= toEpochMs(period.from) && toEpochMs(at) < toEpochMs(period.until))
			.flatMap((at) =>
				onCallAt(schedule, at)
					.filter(({ role }) => roles.includes(role))
					.map(({ member }): Page => ({ member, at, until: awakeUntil(incident, at) })),
			),
	);
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
