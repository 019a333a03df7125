import { RemoteRepository } from '../src/adapters/git/remote-repository.ts';
import type { Delivery } from '../src/core/alerts/delivery.ts';
import { CompareAndSwapWriter } from './rivals/compare-and-swap.ts';
import { openIncidents } from './storm-fold.ts';

/** What the parent process sends to one writer. */
export interface WriterTask {
	readonly contender: 'group-commit' | 'compare-and-swap';
	readonly folder: string;
	readonly remote: string;
	readonly writer: number;
	readonly alerts: number;
}

/** What a writer sends back: the milliseconds of each alert, and how often it tried. */
export interface WriterReport {
	/** From when the writer took the alert up. */
	readonly latencies: readonly number[];
	/** From when the alert arrived, all of them as the storm begins: also what waits behind a starved writer counts. */
	readonly sinceArrival: readonly number[];
	readonly folds: number;
	readonly attempts: number;
}

interface Contender {
	readonly open: (delivery: Delivery) => Promise<void>;
	readonly attempts: () => { readonly folds: number; readonly attempts: number };
}

async function groupCommit(task: WriterTask): Promise<Contender> {
	const repository = await RemoteRepository.open({ folder: task.folder, remote: task.remote, branch: 'main' });
	await repository.snapshot();
	let attempts = 0;
	let folds = 0;
	return {
		open: async (delivery) => {
			await repository.accept([delivery]);
			const outcome = await repository.drain(
				(snapshot, deliveries) => {
					attempts += 1;
					return openIncidents(snapshot, deliveries);
				},
				[delivery.id],
			);
			if (outcome.state === 'folded') folds += 1;
		},
		attempts: () => ({ folds, attempts }),
	};
}

async function compareAndSwap(task: WriterTask): Promise<Contender> {
	const writer = await CompareAndSwapWriter.open({ folder: task.folder, remote: task.remote, branch: 'main' });
	await writer.warm();
	return {
		open: (delivery) => writer.open(delivery, openIncidents),
		attempts: () => ({ folds: writer.counts.pushes - writer.counts.rejected, attempts: writer.counts.pushes }),
	};
}

async function work(task: WriterTask, contender: Contender): Promise<WriterReport> {
	const latencies: number[] = [];
	const sinceArrival: number[] = [];
	const arrived = performance.now();
	for (let index = 0; index < task.alerts; index += 1) {
		const started = performance.now();
		const id = `w${task.writer}-a${index}`;
		const received = new Date().toISOString();
		await contender.open({
			schema: 1,
			id,
			source: 'pagerduty',
			received,
			data: { event: { id, title: 'Checkout API answers 5xx' } },
		});
		latencies.push(performance.now() - started);
		sinceArrival.push(performance.now() - arrived);
	}
	return { latencies, sinceArrival, ...contender.attempts() };
}

process.once('message', async (task: WriterTask) => {
	const contender = task.contender === 'group-commit' ? await groupCommit(task) : await compareAndSwap(task);
	process.send?.('ready');
	process.once('message', async () => {
		process.send?.(await work(task, contender), undefined, undefined, () => process.exit(0));
	});
});
