import { createFold } from '../app/intake/fold-deliveries.ts';
import { type IntakeReport, intake, passTime } from '../app/intake/intake.ts';
import type { Delivery } from '../core/alerts/delivery.ts';
import { openRepository } from './open-repository.ts';
import type { GlobalOptions } from './output.ts';

/**
 * Folds deliveries into the repository that a long-lived command stands in; opened at the first, rules kept between
 * folds. An empty list lets time pass.
 */
export function createTakeIn(global: GlobalOptions): (deliveries: readonly Delivery[]) => Promise<IntakeReport> {
	const fold = createFold();
	let opened: ReturnType<typeof openRepository> | undefined;
	return async (deliveries) => {
		opened ??= openRepository(global);
		try {
			const repository = await opened;
			if (deliveries.length === 0) return await passTime(repository, new Date().toISOString(), fold);
			return await intake(repository, deliveries, fold);
		} catch (error) {
			// Whatever was wrong may be mended while we wait: look at the repository anew next time.
			opened = undefined;
			throw error;
		}
	};
}
