import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { createFold } from '../../src/app/intake/fold-deliveries.ts';
import { intake } from '../../src/app/intake/intake.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';

/** What one writer of the outage is to do: its own cache folder, and its share in the order of arrival. */
export interface OutageTask {
	readonly folder: string;
	readonly remote: string;
	readonly deliveries: readonly Delivery[];
}

/** Milliseconds from the beginning of the storm to when each alert was on the branch. */
export interface OutageReport {
	readonly sinceArrival: readonly number[];
}

process.once('message', async ({ folder, remote, deliveries }: OutageTask) => {
	const repository = await RemoteRepository.open({ folder, remote, branch: 'main' });
	await repository.snapshot();
	const fold = createFold();
	process.once('message', async () => {
		const started = performance.now();
		const sinceArrival: number[] = [];
		for (const delivery of deliveries) {
			await intake(repository, [delivery], fold);
			sinceArrival.push(performance.now() - started);
		}
		repository.close();
		process.send?.({ sinceArrival } satisfies OutageReport, undefined, undefined, () => process.exit(0));
	});
	process.send?.('ready');
});
