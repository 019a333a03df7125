import type { DeliverySink, SinkFailure, SinkReport } from '../../ports/delivery-sink.ts';
import { callGithub, type GithubConnection } from './call-github.ts';
import { describeAnswer, unreachable } from './describe-answer.ts';
import { type Dispatch, packDeliveries } from './pack-deliveries.ts';

/** The `event_type` of our dispatches, to which the intake workflow listens. */
export const EVENT_TYPE = 'tocsin-alerts';

/** The token needs the right "Contents: write" on the repository; ten seconds are given by default. */
export interface DispatchSinkOptions extends Omit<GithubConnection, 'agent'> {
	/** Milliseconds since 1970. */
	readonly clock?: () => number;
}

/**
 * Hands deliveries to GitHub as `repository_dispatch` events, as few as they fit in. Plain `fetch` and not Octokit:
 * one request, whose JSON must go out exactly as it was measured.
 */
export function createDispatchSink(options: DispatchSinkOptions): DeliverySink {
	const clock = options.clock ?? Date.now;
	let closedUntil = 0;
	return {
		place: 'github',
		take: async (deliveries): Promise<SinkReport> => {
			const taken: string[] = [];
			const wait = closedUntil - clock();
			if (wait > 0) return { taken, failure: { ...ASKED_TO_WAIT, retryAfterMs: wait } };
			for (const dispatch of await packDeliveries(deliveries)) {
				const failure = await send(dispatch, options, clock);
				if (failure?.retryAfterMs) closedUntil = clock() + failure.retryAfterMs;
				if (failure) return { taken, failure: blame(failure, dispatch) };
				taken.push(...dispatch.completes);
			}
			return { taken };
		},
	};
}

const ASKED_TO_WAIT: SinkFailure = {
	kind: 'later',
	code: 'rate-limited',
	message: 'GitHub has asked to wait before the next call',
};

async function send(
	dispatch: Dispatch,
	options: DispatchSinkOptions,
	clock: () => number,
): Promise<SinkFailure | undefined> {
	const { repository, timeoutMs = 10_000 } = options;
	try {
		const body = { event_type: EVENT_TYPE, client_payload: dispatch.payload };
		const response = await callGithub({ ...options, agent: 'tocsin-relay', timeoutMs }, 'POST dispatches', body);
		const text = response.status === 204 ? '' : (await response.text()).slice(0, 2000);
		return describeAnswer({ status: response.status, headers: response.headers, text }, repository, clock());
	} catch (error) {
		return unreachable(error, timeoutMs);
	}
}

/** GitHub refuses a whole dispatch; only where it carried a single delivery is that one at fault for sure. */
function blame(failure: SinkFailure, dispatch: Dispatch): SinkFailure {
	if (failure.kind !== 'refused') return failure;
	const sources = new Set(dispatch.payload.deliveries.map((delivery) => delivery.id.replace(/\.\d+-of-\d+$/, '')));
	return sources.size === 1 ? { ...failure, deliveries: [...sources] } : { ...failure, kind: 'unexpected' };
}
