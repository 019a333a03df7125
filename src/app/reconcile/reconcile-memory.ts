import type { Snapshot } from '../../ports/repository.ts';
import { gatherEffectRules } from './gather-effect-rules.ts';

/** What a process that reconciles again and again need not read again; right because it is known by content. */
export interface ReconcileMemory {
	/** Rules and catalogue; read again when one of their folders has changed, and each day for those who leave. */
	gatherRules: typeof gatherEffectRules;
	/** Incidents that ask for nothing any more, each with the object id of its folder. */
	readonly finished: Map<string, string>;
}

const FOLDERS = ['services', 'teams', 'schedules', 'runbooks', 'policies'] as const;

/** An empty memory. */
export function createReconcileMemory(): ReconcileMemory {
	let key = '';
	let known: ReturnType<typeof gatherEffectRules> | undefined;
	return {
		finished: new Map(),
		gatherRules: async (snapshot: Snapshot, now) => {
			const root = await snapshot.list('');
			const oids = FOLDERS.map((name) => root.find((entry) => entry.name === name)?.oid ?? '-');
			const nextKey = [now.slice(0, 10), ...oids].join(' ');
			if (!known || nextKey !== key) known = gatherEffectRules(snapshot, now);
			key = nextKey;
			try {
				return await known;
			} catch (error) {
				known = undefined;
				throw error;
			}
		},
	};
}
