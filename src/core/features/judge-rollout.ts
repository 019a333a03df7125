import type { FeatureReport, FeatureStep } from './feature-report.ts';
import { type CountedHours, hoursToShow } from './rate-ratio.ts';

/** A rollout is safe to widen once it is shown that it has not made trouble so many times as often as before. */
const LIMIT = 3;

interface Judged {
	readonly steps: readonly FeatureStep[];
	readonly run: FeatureReport['run'];
	readonly baseline: CountedHours;
	/** Incidents that name it. */
	readonly named: readonly { readonly id: string; readonly isOpen: boolean }[];
}

type Judgement = Pick<FeatureReport, 'verdict' | 'reason'>;

/** Whether to widen a rollout. To stop it needs little, to widen it needs evidence; the first sentence that holds is the reason. */
export function judgeRollout({ steps, run, baseline, named }: Judged): Judgement {
	const current = steps.at(-1);
	const open = named.filter(({ isOpen }) => isOpen).map(({ id }) => id);
	if (open.length > 0) return stop(`${open.join(', ')} is open and names it`);
	if (current === undefined) return unsure('No step of it is on record in rollouts/, so its exposure is not known');
	if (current.exposure_percent === 0) return judgeTakenBack(named.length);
	const { ratio } = run;
	if (ratio && run.count > 0 && ratio.low > 1)
		return stop(`${incidents(run.count)} in ${hours(run.hours)}: at least ${times(ratio.low)} as often as before`);
	if (baseline.count === 0)
		return unsure(
			`Its services had no incident in the ${days(baseline.hours)} before, so there is nothing to compare with`,
		);
	if (ratio?.high !== undefined && ratio.high < LIMIT)
		return {
			verdict: 'safe',
			reason: `${incidents(run.count)} in ${hours(run.hours)}: at most ${times(ratio.high)} as often as before`,
		};
	return unsure(
		`${incidents(run.count)} in ${hours(run.hours)} does not rule out ${LIMIT} times as often as before; ${wait(run, baseline, current)}`,
	);
}

function judgeTakenBack(named: number): Judgement {
	return named > 0 ? stop(`It was taken back to 0 %; ${incidents(named)} named it`) : unsure('It is at 0 %');
}

function wait(run: CountedHours, baseline: CountedHours, { exposure_percent }: FeatureStep): string {
	const needed = (hoursToShow(run.count, baseline, LIMIT)! - run.hours) / (exposure_percent / 100);
	return `at ${exposure_percent} % that takes ${days(needed)} more without one`;
}

function stop(reason: string): Judgement {
	return { verdict: 'stop', reason };
}

function unsure(reason: string): Judgement {
	return { verdict: 'not-enough-data', reason };
}

function incidents(count: number): string {
	if (count === 0) return 'No incident';
	return count === 1 ? '1 incident' : `${count} incidents`;
}

function hours(exposed: number): string {
	const shown = exposed < 10 ? exposed.toFixed(1) : Math.round(exposed).toLocaleString('en');
	return `${shown} hours of all users`;
}

function days(length: number): string {
	const count = Math.ceil(length / 24);
	return count === 1 ? '1 day' : `${count.toLocaleString('en')} days`;
}

function times(ratio: number): string {
	const shown = ratio < 10 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en');
	return `${shown} times`;
}
