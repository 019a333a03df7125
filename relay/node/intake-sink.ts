import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { DeliverySink } from '../../src/ports/delivery-sink.ts';
import { RepositoryError } from '../../src/ports/repository.ts';

/** What folding did, as far as a relay tells about it. */
export interface TakenIn {
	readonly commit?: string;
	readonly incidents?: readonly { readonly id: string; readonly change: string; readonly service: string }[];
}

/** Folds deliveries into the repository, or of an empty list what time has brought; rejects with a RepositoryError where it takes no commit. */
export type TakeIn = (deliveries: readonly Delivery[]) => Promise<TakenIn>;

/** A sink that commits to the repository the relay stands in. */
export function createIntakeSink(takeIn: TakeIn): DeliverySink {
	return {
		place: 'git',
		take: async (deliveries) => {
			try {
				await takeIn(deliveries);
				return { taken: deliveries.map(({ id }) => id) };
			} catch (error) {
				if (error instanceof RepositoryError) {
					const { code, message, help } = error;
					return { taken: [], failure: { kind: 'later', code, message, help } };
				}
				// Only the name: the message of a fault may quote an alert.
				const message = `Folding failed with a ${(error as Error).name}`;
				return { taken: [], failure: { kind: 'unexpected', code: 'intake-failed', message } };
			}
		},
	};
}
