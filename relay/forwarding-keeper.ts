import type { DeliverySink } from '../src/ports/delivery-sink.ts';
import { KeepError, type Keeper } from './keeper.ts';

const FAILURE_COUNTS_MS = 60_000;

/**
 * Keeps a delivery by handing it on at once, for runtimes without a disk: what the sink does not take is not kept,
 * and the sender hears so and tries again.
 */
export function createForwardingKeeper(sink: DeliverySink, clock: () => number): Keeper {
	let lastSuccess: number | undefined;
	let lastError: { readonly code: string; readonly at: number } | undefined;
	return {
		place: sink.place,
		keep: async (delivery) => {
			const { taken, failure } = await sink.take([delivery]);
			if (taken.includes(delivery.id)) {
				lastSuccess = clock();
				return;
			}
			const code = failure?.code ?? 'not-taken';
			lastError = { code, at: clock() };
			const retryAfterSeconds = (failure?.retryAfterMs ?? 10_000) / 1000;
			throw new KeepError(code, failure?.message ?? 'The alert was not taken', { retryAfterSeconds });
		},
		health: async () => ({
			// A failure counts for a while only: whoever sends no alerts to a sick relay would never see it well again.
			ok: lastError === undefined || (lastSuccess ?? 0) > lastError.at || clock() - lastError.at > FAILURE_COUNTS_MS,
			...(lastSuccess === undefined ? {} : { lastSuccess: new Date(lastSuccess).toISOString() }),
			...(lastError === undefined
				? {}
				: { lastError: { code: lastError.code, at: new Date(lastError.at).toISOString() } }),
		}),
	};
}
