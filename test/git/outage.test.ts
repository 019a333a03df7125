import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SERVICES } from '../../bench/generate/vocabulary.ts';
import { generateRepository, importRepository } from '../../bench/generate-repository.ts';
import { runOutage } from '../../bench/outage/run-outage.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-outage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one outage of 10 services, told by 8 writers at once in any order, is one root and its consequences', async () => {
	const bare = join(folder, 'remote.git');
	await importRepository(bare, generateRepository({ incidents: 30, now: '2026-06-01T00:00:00Z' }));
	execFileSync('git', ['-C', bare, 'config', 'uploadpack.allowFilter', 'true']);
	const { incidents, lines, waiting, commits } = await runOutage(bare, {
		alerts: 80,
		services: 10,
		writers: 8,
		folder,
	});
	const caused = incidents.filter(({ relations }) => relations?.some(({ type }) => type === 'caused_by'));
	const roots = incidents.filter((incident) => !caused.includes(incident));
	expect(roots.map(({ service }) => service)).toEqual([SERVICES[0]]);
	expect(incidents.map(({ service }) => service).sort()).toEqual(SERVICES.slice(0, 10).toSorted());
	for (const { relations = [], service } of caused) {
		const link = relations.find(({ type }) => type === 'caused_by')!;
		expect(link.incident).toBe(roots[0]!.id);
		expect([link.path?.[0], link.path?.at(-1)]).toEqual([service, SERVICES[0]]);
	}
	expect(new Set(lines.map(({ delivery }) => delivery)).size).toBe(80);
	expect(lines.length).toBe(80);
	expect(lines.every(({ decision, reason, incident }) => decision && reason && incident)).toBe(true);
	expect([waiting, commits < 80]).toEqual([0, true]);
});
