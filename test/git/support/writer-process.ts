import { setTimeout as sleep } from 'node:timers/promises';
import { LocalRepository } from '../../../src/adapters/git/local-repository.ts';
import { RemoteRepository } from '../../../src/adapters/git/remote-repository.ts';
import { archiveFold } from './archive-fold.ts';
import { sampleDelivery } from './sample-delivery.ts';

/** What one writer does; `dies` says at which point it stands still to be killed. */
export interface WriterOrder {
	readonly folder: string;
	/** Absent: the folder is a work tree that the writer commits to. */
	readonly remote?: string;
	readonly deliveries: readonly number[];
	readonly dies?: 'before-drain' | 'while-folding';
}

const order = JSON.parse(process.argv[2] ?? '') as WriterOrder;
const { folder, remote, dies } = order;
const repository = remote
	? await RemoteRepository.open({ folder, remote, branch: 'main' })
	: await LocalRepository.open({ folder, patienceMs: 60_000 });

async function standStill(): Promise<never> {
	console.log('standing still');
	for (;;) await sleep(1000);
}

for (const number of order.deliveries) {
	await repository.accept([sampleDelivery(number)]);
	if (dies === 'before-drain') await standStill();
	await repository.drain(
		async (snapshot, deliveries) => {
			if (dies === 'while-folding') await standStill();
			return archiveFold(snapshot, deliveries);
		},
		[`delivery-${number}`],
	);
}
console.log('done');
