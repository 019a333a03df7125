import { expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../adapters/memory/memory-repository.ts';
import { FACTS } from '../../core/effects/effects.fixture.ts';
import type { Incident } from '../../core/records/incident.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { gatherIncidents } from './gather-incidents.ts';
import { createReconcileMemory } from './reconcile-memory.ts';

const NOW = '2026-11-20T06:00:00Z';
const closed: Incident = {
	...FACTS,
	id: 'INC-2026-0002',
	status: 'closed',
	times: { detected: '2026-01-01T00:00:00Z', resolved: '2026-01-01T01:00:00Z', closed: '2026-01-02T00:00:00Z' },
};

/** A snapshot that notes which files were read. */
function watched(snapshot: Snapshot, read: string[]): Snapshot {
	return {
		...snapshot,
		list: (folder) => snapshot.list(folder),
		read: (paths) => {
			read.push(...paths);
			return snapshot.read(paths);
		},
	};
}

test('what is finished is read once, and again when it has changed; rules only when they have', async () => {
	const remote = new MemoryRemote();
	const repository = new MemoryRepository(remote);
	const put = (facts: Incident) =>
		remote.push([{ path: `incidents/2026/${facts.id}/incident.md`, content: printRecord('incident', facts) }]);
	put(FACTS);
	put(closed);
	const memory = createReconcileMemory();
	const look = async () => {
		const read: string[] = [];
		const snapshot = watched(await repository.snapshot(), read);
		const { incidents } = await gatherIncidents(snapshot, NOW, memory.finished);
		await memory.gatherRules(snapshot, NOW);
		const files = read.filter((path) => /incident\.md$|notify\.yaml$/.test(path)).map((path) => path.split('/').at(-2));
		return { found: incidents.map(({ facts }) => facts.id), files: files.toSorted() };
	};
	const both = [FACTS.id, closed.id];
	expect(await look()).toEqual({ found: [FACTS.id], files: [...both, 'policies'] });
	expect(await look()).toEqual({ found: [FACTS.id], files: [FACTS.id] });
	put({ ...closed, status: 'open', times: { detected: '2026-11-20T05:00:00Z' } });
	expect(await look()).toEqual({ found: both.toReversed(), files: both });
	remote.push([{ path: 'policies/notify.yaml', content: 'schema: 1\nroutes: []\n' }]);
	expect((await look()).files).toEqual([...both, 'policies']);
});
