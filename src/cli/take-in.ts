import { createFold } from '../app/intake/fold-deliveries.ts';
import { type IntakeReport, intake, passTime } from '../app/intake/intake.ts';
import type { Delivery } from '../core/alerts/delivery.ts';
import type { UseRepository } from './keep-repository.ts';

/** Folds deliveries into a repository that is kept open; rules are kept between folds. An empty list lets time pass. */
export function createTakeIn(use: UseRepository): (deliveries: readonly Delivery[]) => Promise<IntakeReport> {
	const fold = createFold();
	return (deliveries) =>
		use((repository) =>
			deliveries.length === 0
				? passTime(repository, new Date().toISOString(), fold)
				: intake(repository, deliveries, fold),
		);
}
