/** A thread that makes its share of the pages, for `make-pages.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { indexCatalogue } from '../../site/lib/index-catalogue.ts';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { makeQueue, type PageQueue } from './make-pages.ts';

interface Share {
	readonly queue: PageQueue;
	readonly catalogue: Catalogue;
	readonly now: string;
}

const { queue, catalogue, now } = workerData as Share;
const site = { catalogue, index: indexCatalogue(catalogue), now, today: now.slice(0, 10) };
parentPort!.postMessage(await makeQueue(queue, site));
