import type { Delivery } from '../../core/alerts/delivery.ts';
import type { IncidentRepository } from '../../ports/repository.ts';
import { createFold, type FoldDeliveries } from './fold-deliveries.ts';
import type { IntakeResult } from './intake-result.ts';

/** What became of some deliveries: folded here, or by another writer a moment before. */
export interface IntakeReport extends IntakeResult {
	readonly commit?: string;
	readonly isFoldedByAnother: boolean;
}

const NOTHING: IntakeResult = { alerts: [], incidents: [], refused: [], replays: [], problems: [] };

/**
 * Takes deliveries in: first makes them durable in Git, then folds everything that waits into one commit.
 * Throws RepositoryError when the repository cannot take them; what was accepted stays waiting there.
 */
export async function intake(
	repository: IncidentRepository,
	deliveries: readonly Delivery[],
	fold: FoldDeliveries = createFold(),
): Promise<IntakeReport> {
	await repository.accept(deliveries);
	return drain(
		repository,
		fold,
		deliveries.map(({ id }) => id),
	);
}

/** Lets time pass: ends mutes and settles incidents that are due at `now` (RFC 3339 UTC), though no alert arrived. */
export async function passTime(
	repository: IncidentRepository,
	now: string,
	fold: FoldDeliveries = createFold(),
): Promise<IntakeReport> {
	const { commit, result } = await repository.commit((snapshot) => fold(snapshot, [], now));
	return { ...result, ...(result.incidents.length > 0 && { commit }), isFoldedByAnother: false };
}

/** Folds what waits in the repository, whoever accepted it. */
export async function drain(
	repository: IncidentRepository,
	fold: FoldDeliveries = createFold(),
	mine?: readonly string[],
): Promise<IntakeReport> {
	const outcome = await repository.drain(fold, mine);
	if (outcome.state !== 'folded') return { ...NOTHING, isFoldedByAnother: outcome.state === 'folded-by-another' };
	const isCommitted = outcome.result.alerts.length > 0;
	return { ...outcome.result, ...(isCommitted && { commit: outcome.commit }), isFoldedByAnother: false };
}
