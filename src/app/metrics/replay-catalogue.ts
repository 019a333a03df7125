import { archivedAlert } from '../../core/backtest/archived-alert.ts';
import { type RecordedIncident, recordedIncident } from '../../core/backtest/recorded-incident.ts';
import type { Replay } from '../../core/backtest/replay.ts';
import { replayArchive } from '../../core/backtest/replay-archive.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { endingsOf } from '../backtest/read-truth.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

/** What today's rules would have made of the alerts of a catalogue, and what people say happened. */
export interface ReplayedCatalogue {
	readonly replay: Replay;
	readonly recorded: ReadonlyMap<string, RecordedIncident>;
}

/**
 * Replays the alerts that belong to incidents by the rules of the catalogue; undefined without a policy of triage. Alerts
 * of no incident (muted, kept) are not at hand line by line and are not played.
 */
export function replayCatalogue({ incidents, alerts, policies, services }: Catalogue): ReplayedCatalogue | undefined {
	if (!policies.triage) return undefined;
	const recorded = new Map(
		incidents.map(({ id, facts, postmortem }) => {
			const hasAcceptedPostmortem = postmortem?.facts.status === 'accepted';
			return [id, recordedIncident(facts, { hasAcceptedPostmortem })];
		}),
	);
	const endings = incidents.flatMap(({ facts, timeline }) => endingsOf(facts, timeline));
	const archived = [...alerts.values()].flat().flatMap((line) => archivedAlert(line) ?? []);
	const played = [...endings, ...archived].map((alert) => ({ alert, received: toEpochMs(alert.candidate.received) }));
	const replaying = replayArchive({ policy: policies.triage, services });
	for (const { alert } of played.sort((a, b) => a.received - b.received)) replaying.take(alert);
	return { replay: replaying.end(), recorded };
}
