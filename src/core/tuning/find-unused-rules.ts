import { archivedAlert } from '../backtest/archived-alert.ts';
import type { ReplayRules } from '../backtest/replay.ts';
import type { AlertLine } from '../records/alert-line.ts';
import { toEpochMs } from '../time/instant.ts';
import { claims, identifyService, UNKNOWN_SERVICE } from '../triage/identify-service.ts';
import { levelAlert, matchesAlert } from '../triage/level-alert.ts';
import { endOfMute } from '../triage/mute-alert.ts';

/** A rule that no alert of the archive ever got. */
export type UnusedRule =
	/** `fits`: alerts that it would take, and that a rule before it took each time. */
	| { readonly what: 'level'; readonly id: string; readonly index: number; readonly fits: number }
	| { readonly what: 'mute'; readonly id: string; readonly index: number; readonly isOver: boolean }
	/** The `index`-th entry of `alerts` of a service. */
	| { readonly what: 'claim'; readonly id: string; readonly index: number };

/** What the rules of today were used for. */
export interface UnusedRules {
	/** Alerts that were held against them; repeats and ends not counted. */
	readonly alerts: number;
	/** Receipt of the first and the last of them (RFC 3339 UTC). */
	readonly first?: string;
	readonly last?: string;
	readonly unused: readonly UnusedRule[];
}

/** Takes lines in the order in which they were received. */
export interface UnusedGathering {
	take(line: AlertLine): void;
	/** As of an instant (RFC 3339 UTC). */
	end(now: string): UnusedRules;
}

/** Holds every alert of an archive against every rule of today. */
export function gatherUnused({ policy, services }: ReplayRules): UnusedGathering {
	const levels = policy.levels.map(() => ({ fits: 0, taken: 0 }));
	const mutes = (policy.mutes ?? []).map(() => 0);
	const claimed = new Map([...services].map(([slug, { alerts = [] }]) => [slug, alerts.map(() => 0)]));
	let [alerts, first, last]: [number, string | undefined, string | undefined] = [0, undefined, undefined];
	return {
		take: (line) => {
			const alert = archivedAlert(line)?.candidate.alert;
			if (!alert || alert.state === 'resolved' || line.decision === 'repeated') return;
			alerts += 1;
			first ??= line.received;
			last = line.received;
			const known = identifyService(alert, services);
			const service = known ?? UNKNOWN_SERVICE;
			const { rule } = levelAlert(alert, service, policy);
			for (const [index, { id, match }] of policy.levels.entries()) {
				if (id === rule) levels[index]!.taken += 1;
				else if (matchesAlert(match, alert, service)) levels[index]!.fits += 1;
			}
			for (const [index, mute] of (policy.mutes ?? []).entries()) {
				if (matchesAlert(mute.match, alert, service) && endOfMute(mute, line.at) !== undefined) mutes[index]! += 1;
			}
			const own = claimed.get(known ?? '');
			for (const [index, claim] of (services.get(known ?? '')?.alerts ?? []).entries()) {
				if (claims(claim, alert)) own![index]! += 1;
			}
		},
		end: (now) => ({
			alerts,
			...(first && { first }),
			...(last && { last }),
			unused: [
				...policy.levels.flatMap(({ id }, index): UnusedRule[] =>
					levels[index]!.taken > 0 ? [] : [{ what: 'level', id, index, fits: levels[index]!.fits }],
				),
				...(policy.mutes ?? []).flatMap(({ id, until }, index): UnusedRule[] =>
					mutes[index]! > 0 ? [] : [{ what: 'mute', id, index, isOver: toEpochMs(until) <= toEpochMs(now) }],
				),
				...[...claimed]
					.sort(([a], [b]) => (a < b ? -1 : 1))
					.flatMap(([id, counts]) =>
						counts.flatMap((count, index): UnusedRule[] => (count > 0 ? [] : [{ what: 'claim', id, index }])),
					),
			],
		}),
	};
}
