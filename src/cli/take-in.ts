import { createFold } from '../app/intake/fold-deliveries.ts';
import { type IntakeReport, intake } from '../app/intake/intake.ts';
import type { Delivery } from '../core/alerts/delivery.ts';
import { openRepository } from './open-repository.ts';
import type { GlobalOptions } from './output.ts';

/** Folds deliveries into the repository that a long-lived command stands in; opened at the first, rules kept between folds. */
export function createTakeIn(global: GlobalOptions): (deliveries: readonly Delivery[]) => Promise<IntakeReport> {
	const fold = createFold();
	let opened: ReturnType<typeof openRepository> | undefined;
	return async (deliveries) => {
		opened ??= openRepository(global);
		try {
			return await intake(await opened, deliveries, fold);
		} catch (error) {
			// Whatever was wrong may be mended while we wait: look at the repository anew next time.
			opened = undefined;
			throw error;
		}
	};
}
