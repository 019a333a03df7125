import { durationMs } from '../../../time/duration.ts';
import { fromEpochMs, toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';

/** Where policies/checks.yaml says nothing. */
const USUAL_PERIOD = '180d';

export const runbookReviewed = recordRule({
	id: 'runbook/reviewed',
	kinds: ['runbook'],
	severity: 'warning',
	summary: 'A runbook was reviewed within its period.',
	why: 'A wrong runbook costs more time than none. Walk through it once, run what may be run, and set `reviewed`. The period is `runbooks.review_within` of `policies/checks.yaml`, by default 180 days.',
	*check({ value: { reviewed: date, owner } }, { records, clock }): Iterable<Finding> {
		const within = records.policy('checks')?.runbooks?.review_within ?? USUAL_PERIOD;
		const until = fromEpochMs(toEpochMs(date) + durationMs(within)).slice(0, 10);
		if (!clock.isPast(until)) return;
		yield {
			at: { key: ['reviewed'] },
			message: `Unexpected last review on ${date}, expected one within ${within}: it was due by ${until}`,
			actual: date,
			help: `Ask the team ${owner} to walk through it and to set \`reviewed\` and \`reviewed_by\`.`,
		};
	},
});
