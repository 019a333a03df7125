import type { FeatureReport, FeatureStep, FeatureVerdict } from '../../src/core/features/feature-report.ts';
import type { RateRatio } from '../../src/core/features/rate-ratio.ts';
import { formatNumber } from './format-quantity.ts';

/** What a verdict is called, and how it looks. */
export const VERDICT_LABELS: Readonly<Record<FeatureVerdict, { readonly text: string; readonly tone: string }>> = {
	safe: { text: 'Safe to widen', tone: 'good' },
	'not-enough-data': { text: 'Not enough data', tone: '' },
	stop: { text: 'Stop', tone: 'bad' },
};

/** Columns of the chart of a rollout: how far it was open in each step, marked where incidents name it. */
export function viewSteps(steps: readonly FeatureStep[]) {
	return steps.map(({ from, exposure_percent, incidents }) => ({
		name: `From ${from.slice(0, 10)}`,
		label: `${formatNumber(exposure_percent)} %`,
		values: incidents.length > 0 ? [0, exposure_percent] : [exposure_percent, 0],
	}));
}

/** What the chart shows, in one sentence. */
export function describeSteps({ name, steps }: Pick<FeatureReport, 'name' | 'steps'>): string {
	const said = steps.map(
		({ exposure_percent, incidents }) =>
			`${formatNumber(exposure_percent)} %${incidents.length > 0 ? ` with ${incidents.join(', ')}` : ''}`,
	);
	return `Exposure of ${name} step by step: ${said.join(', ')}`;
}

/** A bound above it bounds nothing. */
const TOO_MANY = 1000;

/** How many times as often as before, with its interval. */
export function formatRatio(ratio: RateRatio | undefined): string {
	if (ratio === undefined) return '–';
	const { ratio: best, low, high } = ratio;
	if (low >= TOO_MANY) return `over ${formatTimes(TOO_MANY)}`;
	if (high === undefined || best === undefined || high > TOO_MANY)
		return low === 0 ? '–' : `at least ${formatTimes(low)}`;
	return best === 0
		? `at most ${formatTimes(high)}`
		: `${formatTimes(best)} (${formatTimes(low)}–${formatTimes(high)})`;
}

function formatTimes(value: number): string {
	return value < 10 ? value.toFixed(1) : formatNumber(Math.round(value));
}

/** Hours as people say them: `40 min`, `8.6 h`, `31 days`. */
export function formatHours(hours: number): string {
	if (hours === 0) return '0';
	if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
	if (hours < 72) return `${hours < 10 ? hours.toFixed(1) : Math.round(hours)} h`;
	return `${formatNumber(Math.round(hours / 24))} days`;
}
