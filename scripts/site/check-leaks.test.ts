import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from '../../site/lib/fixtures/catalogue-of.ts';
import { redactCatalogue } from '../../site/lib/redact-catalogue.ts';
import { prepareLeakCheck } from './check-leaks.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-leaks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const more = 'internal: {customer: Globex Corporation}';
const incident = incidentFile({ id: 'INC-2026-0001', more });
const source = catalogueOf([incident]);
const HELP =
	'Take it out of the record that shows it; if everybody may know it, take it out of the field named; or set `visibility: internal` in policies/site.yaml.';

function check(files: Readonly<Record<string, string>>): void {
	for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
	prepareLeakCheck(source, redactCatalogue(source)).check(folder, Object.keys(files));
}

describe('prepareLeakCheck', () => {
	test('pages without an internal text pass', () => {
		expect(() => check({ 'fine.html': '<p>Globe</p>', 'fine.json': '{}' })).not.toThrow();
	});

	test('each file with an internal text is named with the field, never with the text', () => {
		const leaking = {
			'page.html': '<p>for Globex&nbsp;Corporation, GLOBEX CORPORATION.</p>',
			'data.json': '{"customer":"Globex Corporation"}',
			'rows.csv': '1,"Globex Corporation"',
			'feed.xml': '<title>Globex Corporation</title>',
			'shifts.ics': 'SUMMARY:Globex Corp\r\n oration',
			'photo.png': 'Globex Corporation',
		};
		expect(() => check(leaking)).toThrow(
			new Error(
				[
					'Unexpected internal text in a public site, expected none:',
					...['page.html', 'data.json', 'rows.csv', 'feed.xml', 'shifts.ics'].map(
						(name) => `  ${name}: internal.customer of ${incident[0]}`,
					),
					HELP,
				].join('\n'),
			),
		);
	});

	test('of many, the first are named and the others counted', () => {
		const many = Object.fromEntries(Array.from({ length: 23 }, (_, index) => [`${index}.html`, 'Globex Corporation']));
		expect(() => check(many)).toThrow(/\n {2}19\.html: [^\n]+\n {2}and 3 more\nTake it out/);
	});

	test('what people wrote into a text that can be searched for is a leak too', () => {
		const said = incidentFile({ id: 'INC-2026-0001', more, body: 'Globex Corporation called.' });
		const leaking = catalogueOf([said]);
		expect(() => prepareLeakCheck(leaking, redactCatalogue(leaking))).toThrow(
			`  the search index, text of incident INC-2026-0001: internal.customer of ${said[0]}\n`,
		);
	});

	test('an internal site may say everything', () => {
		const site = 'schema: 1\norganisation: Acme\ntime_zone: UTC\nvisibility: internal\n';
		const open = catalogueOf([incident, ['policies/site.yaml', site]]);
		const { check: checkOpen } = prepareLeakCheck(open, redactCatalogue(open));
		writeFileSync(join(folder, 'open.html'), 'Globex Corporation');
		expect(() => checkOpen(folder, ['open.html'])).not.toThrow();
	});
});
