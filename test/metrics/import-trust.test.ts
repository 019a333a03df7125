import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IMPORT_SOURCES } from '../../src/app/import/imported-incident.ts';
import { importedInstant, importedNote, importedSeverity } from '../../src/app/import/imported-text.ts';
import { summariseLosses } from '../../src/app/import/summarise-losses.ts';
import { recordKindOf } from '../../src/core/records/record-kinds.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { plan, STATUSPAGE, textOf } from './import.fixture.ts';

describe('what others wrote is not trusted', () => {
	test('no markup, no secret, nothing invisible comes in', () => {
		const secret = ['password', '=', 'hunter', '2hunter2'].join('');
		const hostile = {
			...STATUSPAGE.incidents[0],
			name: `a\u202E\n---\nstatus: closed ${secret}`,
			shortlink: 'javascript:alert(1)',
			incident_updates: [
				{
					status: 'x',
					body: `<script>alert(1)</script><img src=x onerror=y>ok ${secret}`,
					created_at: '2026-02-01T10:00:00Z',
				},
			],
		};
		const imported = plan('statuspage', ['a.json', JSON.stringify([hostile])]);
		const all = imported.changes.map(({ content }) => content).join('');
		expect(all).not.toMatch(/hunter2|javascript:|<script|<img|\u202E/);
		expect(textOf(imported, 'incident.md')).toContain('status: resolved');
	});

	test.each<[html: string, text: string]>([
		['<p>one</p><p>two</p>', 'one\ntwo'],
		['a &lt;b&gt; c &#39;d&#39;', "a <b> c 'd'"],
		['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
		[`<${'a'.repeat(50_000)}`, `<${'a'.repeat(3_998)}…`],
	])('%s', (html, text) => {
		expect(importedNote(html)).toBe(text);
	});

	test('whatever the export, what is written can be read', () => {
		const time = fc.constantFrom('2026-01-01T00:00:00Z', '2025-01-01 10:00', 'soon', '', null, 7);
		const incident = fc.record(
			{
				id: fc.oneof(fc.string(), fc.integer()),
				name: fc.string({ unit: 'binary', maxLength: 400 }),
				title: fc.string({ unit: 'binary' }),
				status: fc.constantFrom('resolved', 'investigating', 'acknowledged', 'odd'),
				impact: fc.constantFrom('minor', 'odd'),
				created_at: time,
				resolved_at: time,
				shortlink: fc.webUrl(),
				html_url: fc.webUrl({ withQueryParameters: true }),
				service: fc.record({ summary: fc.string({ unit: 'binary' }) }),
				teams: fc.array(fc.record({ summary: fc.string({ unit: 'binary' }) })),
				components: fc.array(
					fc.oneof(fc.record({ name: fc.string({ unit: 'binary', maxLength: 400 }) }), fc.jsonValue()),
				),
				incident_updates: fc.array(
					fc.oneof(fc.record({ body: fc.string({ unit: 'binary' }), created_at: time }), fc.jsonValue()),
				),
				log_entries: fc.jsonValue(),
			},
			{ requiredKeys: ['id', 'created_at'] },
		);
		const exported = fc.oneof(
			fc.array(incident).map((incidents) => JSON.stringify({ incidents })),
			fc.json(),
			fc.string(),
		);
		fc.assert(
			fc.property(fc.constantFrom(...IMPORT_SOURCES), exported, (source, text) => {
				for (const { path, content } of plan(source, ['a', text]).changes) {
					const parsed = parseRecord(recordKindOf(path)!, path, content as string);
					expect(parsed.ok ? [] : parsed.problems).toEqual([]);
				}
			}),
		);
	});

	test('front matter of any shape is read or named', () => {
		const value = fc.oneof(fc.string(), fc.jsonValue(), fc.constant('2026-05-01'));
		const facts = fc.dictionary(
			fc.constantFrom('title', 'date', 'severity', 'services', 'affected', 'resolved', 'team', 'kind', 'x'),
			value,
		);
		fc.assert(
			fc.property(fc.constantFrom('cstate', 'markdown'), facts, fc.string(), (source, front, body) => {
				const imported = plan(source, [
					'a.md',
					`---\n${JSON.stringify({ date: '2026-05-01', title: 'T', ...front })}\n---\n${body}`,
				]);
				expect(imported.added.length + imported.losses.length).toBeGreaterThan(0);
				for (const { path, content } of imported.changes) {
					const parsed = parseRecord(recordKindOf(path)!, path, content as string);
					expect(parsed.ok ? [] : parsed.problems).toEqual([]);
				}
			}),
		);
	});
});

test.each([
	['2026-05-01', '2026-05-01T00:00:00Z'],
	['2026-05-01 10:00', '2026-05-01T10:00:00Z'],
	['2026-05-01 10:00:00 +0200', '2026-05-01T08:00:00Z'],
	['2026-05-01 10:00:00 UTC', '2026-05-01T10:00:00Z'],
	['1 May 2026', undefined],
	['2026-13-01', undefined],
])('the time %s', (text, instant) => {
	expect(importedInstant(text)).toBe(instant);
});

test.each([
	['SEV-1', 'sev1'],
	['sev 3', 'sev3'],
	['P5', 'sev5'],
	['2 - High', 'sev2'],
	['P0', undefined],
	['12', undefined],
	['high', undefined],
])('the severity %s', (text, severity) => {
	expect(importedSeverity(text)).toBe(severity);
});

test('the same loss of many files is said once', () => {
	const lost = ['a', 'b', 'c', 'd'].map((name, place) => ({
		file: `${name}.json`,
		field: `incidents[${place}].x`,
		message: 'is gone',
	}));
	expect(summariseLosses([...lost, { file: 'e.json', field: '', message: 'is not JSON' }])).toEqual([
		'4 times: incidents[].x is gone (a.json, b.json, c.json and 1 more files)',
		'e.json: is not JSON',
	]);
});
