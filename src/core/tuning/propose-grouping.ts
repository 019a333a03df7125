import type { ReplayRules } from '../backtest/replay.ts';
import { medianOf } from '../metrics/median-of.ts';
import { durationMs } from '../time/duration.ts';
import { formatDuration } from '../time/format-duration.ts';
import type { AlertHistory } from './alert-history.ts';
import type { TogetherPair } from './find-together.ts';
import type { Proposal } from './proposal.ts';
import { TRIAGE_FILE } from './rule-change.ts';
import { THRESHOLDS } from './thresholds.ts';
import { usualLevel } from './usual-level.ts';
import { sayRule, sayShare } from './words.ts';

/** Delays that people would write. */
const DELAYS = ['5m', '10m', '15m', '20m', '30m', '45m', '1h'] as const;

/** A longer wait before an incident counts as over, for alerts that come back; and one trouble for kinds that come together. */
export function proposeGrouping(
	histories: readonly AlertHistory[],
	{ rules, together }: { readonly rules: ReplayRules; readonly together: readonly TogetherPair[] },
): readonly Proposal[] {
	return [...settleLonger(histories, rules), ...reopenLonger(histories, rules), ...alike(together, histories, rules)];
}

function settleLonger(histories: readonly AlertHistory[], { policy }: ReplayRules): readonly Proposal[] {
	const flapping = histories.filter((one) => one.pages.some(({ isAgain }) => isAgain));
	const again = flapping.reduce((sum, { pages }) => sum + pages.filter(({ isAgain }) => isAgain).length, 0);
	const pages = histories.reduce((sum, one) => sum + one.pages.length, 0);
	const pauses = flapping.flatMap((one) => one.pauses).filter((pause) => pause <= THRESHOLDS.flapMs);
	if (again < THRESHOLDS.times || pauses.length < THRESHOLDS.times) return [];
	const now = durationMs(policy.grouping.settle_delay ?? '0m');
	const delay = delayFor(pauses);
	if (delay === undefined || durationMs(delay) <= now) return [];
	const worst = flapping.toSorted((a, b) => b.pauses.length - a.pauses.length).slice(0, 3);
	return [
		{
			id: 'settle-delay',
			kind: 'settle',
			title: `An incident is over only when its alerts have been quiet for ${delay}`,
			evidence: `${again} of ${pages} pages opened an incident again that had just ended; of ${pauses.length} pauses within the hour half were shorter than ${formatDuration(medianOf(pauses)!)}. Most: ${worst.map(sayRule).join(', ')}.`,
			change: { action: 'set', file: TRIAGE_FILE, key: ['grouping', 'settle_delay'], value: delay },
		},
	];
}

function reopenLonger(histories: readonly AlertHistory[], { policy }: ReplayRules): readonly Proposal[] {
	const now = durationMs(policy.grouping.reopen_window);
	const pauses = histories.flatMap((one) => one.pauses).filter((pause) => pause > now && pause <= THRESHOLDS.flapMs);
	if (pauses.length < THRESHOLDS.times) return [];
	return [
		{
			id: 'reopen-window',
			kind: 'reopen',
			title: 'An incident is opened again by an alert that comes back within 1h',
			evidence: `${pauses.length} times the same alert came back within the hour, but after the reopen window of ${formatDuration(now)}, and opened an incident of its own.`,
			change: { action: 'set', file: TRIAGE_FILE, key: ['grouping', 'reopen_window'], value: '1h' },
		},
	];
}

/** Two kinds of one service that always begin together are the same trouble seen twice. */
function alike(
	together: readonly TogetherPair[],
	histories: readonly AlertHistory[],
	{ policy }: ReplayRules,
): readonly Proposal[] {
	const { duplicates } = policy;
	if (!duplicates) return [];
	const known = duplicates.alike ?? [];
	const found = together.flatMap(({ rules: [a, b], shares }): Proposal[] => {
		const kinds = [a, b].map((rule) => usualLevel(rule, histories, policy).kind) as [string, string];
		const isOne = kinds[0] === kinds[1] || kinds.every((kind) => known.includes(kind));
		if (a.service !== b.service || isOne) return [];
		const value = [...known, ...kinds.filter((kind) => !known.includes(kind)).sort()];
		return [
			{
				id: `alike-${kinds.toSorted().join('-')}`,
				kind: 'regroup',
				title: `${kinds.toSorted().join(' and ')} of one service at one time are the same trouble`,
				evidence: `${sayRule(a)} began with ${b.name} in ${sayShare(shares[0], 'cases')}, and the other way round in ${sayShare(shares[1])}.`,
				change: { action: 'set', file: TRIAGE_FILE, key: ['duplicates', 'alike'], value },
			},
		];
	});
	return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
}

/** The shortest delay that covers most of the pauses; undefined where none does. */
function delayFor(pauses: readonly number[]): string | undefined {
	return DELAYS.find((delay) => {
		const covered = pauses.filter((pause) => pause < durationMs(delay)).length;
		return covered >= pauses.length * THRESHOLDS.covered;
	});
}
