import { expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../adapters/memory/memory-repository.ts';
import { derivePast, readPast } from '../intake/past-incidents.ts';
import { numberDrafts } from './number-drafts.ts';

const NOW = '2026-11-20T06:00:00Z';

function incident(id: string, detected: string): string {
	return `---
schema: 1
id: ${id}
title: Key found in a log
status: open
severity: sev3
kind: security
service: checkout-api
team: payments
product: marketplace
detected_by: engineer
times: { detected: ${detected} }
---
`;
}

test.each([
	['where the past is remembered, a numbered draft is too', true],
	['where nothing is remembered yet, nothing is begun', false],
])('%s', async (_name, isKept) => {
	const earlier =
		'{"id":"INC-2026-0001","kind":"security","name":"","title":"Key found in a log","at":"2026-11-01T00:00:00Z"}';
	const remote = new MemoryRemote();
	remote.push([
		{ path: 'incidents/2026/INC-2026-0001/incident.md', content: incident('INC-2026-0001', '2026-11-01T00:00:00Z') },
		{ path: 'incidents/drafts/key/incident.md', content: incident('INC-DRAFT', '2026-11-20T05:00:00Z') },
		...(isKept
			? [{ path: 'alerts/past/checkout-api.json', content: `{"schema":1,"incidents":[\n${earlier}]}\n` }]
			: []),
	]);
	const repository = new MemoryRepository(remote);
	expect((await numberDrafts(repository, NOW)).numbered).toEqual([{ draft: 'drafts/key', id: 'INC-2026-0002' }]);
	const snapshot = await repository.snapshot();
	expect((await snapshot.list('alerts/past')).length).toBe(isKept ? 1 : 0);
	const oracle = await derivePast(snapshot);
	expect(oracle.get('checkout-api')?.map(({ id }) => id)).toEqual(['INC-2026-0001', 'INC-2026-0002']);
	expect(await readPast(snapshot, ['checkout-api'])).toEqual(oracle);
});
