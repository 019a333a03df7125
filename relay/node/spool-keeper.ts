import type { Keeper, KeeperHealth } from '../keeper.ts';
import type { Spool } from './spool.ts';
import type { SpoolWorker } from './spool-worker.ts';

/** Health is asked for by many; the disk is tried at most so often, in milliseconds. */
const PROBE_EVERY_MS = 2000;

/** Keeps deliveries in a spool; a worker moves them on. */
export function createSpoolKeeper(spool: Spool, worker: SpoolWorker, clock: () => number): Keeper {
	let probed: { readonly at: number; readonly code?: string } | undefined;
	const probe = async (): Promise<string | undefined> => {
		if (probed && clock() - probed.at < PROBE_EVERY_MS) return probed.code;
		const code = await spool.probe().then(
			() => undefined,
			(error) => (error as { code: string }).code,
		);
		probed = { at: clock(), code };
		return code;
	};
	return {
		place: 'spool',
		keep: async (delivery) => {
			await spool.add(delivery);
			worker.notify();
		},
		health: async () => describe(await probe(), { spool, worker, now: clock() }),
	};
}

function describe(
	problem: string | undefined,
	{ spool, worker, now }: { readonly spool: Spool; readonly worker: SpoolWorker; readonly now: number },
): KeeperHealth {
	const { oldest } = spool;
	const error = problem === undefined ? worker.lastError : { code: problem, at: now };
	return {
		ok: problem === undefined,
		depth: spool.depth,
		oldestSeconds: oldest === undefined ? 0 : Math.max(0, Math.round((now - oldest) / 1000)),
		setAside: spool.setAsideCount,
		...(worker.lastSuccess === undefined ? {} : { lastSuccess: new Date(worker.lastSuccess).toISOString() }),
		...(error === undefined ? {} : { lastError: { code: error.code, at: new Date(error.at).toISOString() } }),
	};
}
