import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishSite } from '../../scripts/site/publish-site.ts';
import { incidentText, writeFiles, writeRepository } from '../browser/write-repository.ts';

const ENGINE = resolve(import.meta.dirname, '../..');
const FIRST = 'incidents/2026/INC-2026-0001/incident.md';
const SECOND = 'incidents/2026/INC-2026-0002/incident.md';
let base: string;

beforeAll(async () => {
	base = await writeRepository({
		[FIRST]: incidentText('INC-2026-0001', { internal: '{customer: Initech Holding}' }),
		[SECOND]: incidentText('INC-2026-0002', {}, 'The Globex warehouse could not print labels.'),
	});
});

afterAll(() => {
	rmSync(base, { recursive: true, force: true });
});

function publish(): Promise<unknown> {
	return publishSite({
		engine: ENGINE,
		repository: base,
		out: join(base, 'out/site'),
		cache: join(base, 'out/cache'),
		hasSearch: false,
	});
}

function page(id: string): string {
	return readFileSync(join(base, `out/site/incidents/${id}.html`), 'utf8');
}

test('a public site is published without what is internal', async () => {
	await publish();
	expect(page('INC-2026-0001')).not.toContain('Initech');
});

test('a page that was made before a text became internal stops the next build, and the site stays as it was', async () => {
	await writeFiles(base, {
		[FIRST]: incidentText('INC-2026-0001', { title: 'Renamed', internal: '{customer: Globex warehouse}' }),
	});
	await expect(publish()).rejects.toThrow(`internal.customer of ${FIRST}`);
	expect(page('INC-2026-0001')).not.toContain('Renamed');
});

test('the number of a room is found in an address that a page links to', async () => {
	await writeFiles(base, {
		[FIRST]: incidentText('INC-2026-0001', { refs: '{room: {id: C0472ABCD}}' }),
		[SECOND]: incidentText('INC-2026-0002', { evidence: '[{kind: chat, url: "https://chat.example.com/C0472ABCD"}]' }),
	});
	await expect(publish()).rejects.toThrow(`  incidents/INC-2026-0002.html: refs.room.id of ${FIRST}\n`);
});
