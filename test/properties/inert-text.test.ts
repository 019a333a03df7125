import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFold } from '../../src/app/intake/fold-deliveries.ts';
import { recordKindOf } from '../../src/core/records/record-kinds.ts';
import { parseAlertLines } from '../../src/formats/alert-lines.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { exampleFolder } from '../stories/example-records.ts';

const ATTACKS = [
	'---\nstatus: closed\n---\n',
	'---js\nprocess.exit(1)\n---',
	'x\nstatus: closed\nseverity: sev5',
	'${{ secrets.TOKEN }}',
	'$(rm -rf /)',
	'`id`',
	'<script>alert(1)</script>',
	'[skip ci] Fixes #1 @everyone',
	'\u202Egnp.exe',
	'\u0000\u0007\u001B[31m',
	'*a',
	'&a [*a, *a]',
	'!!js/function x',
	'"}\n{"schema":1',
	'=HYPERLINK("https://evil.example")',
	'\u2028\u2029\u0085\uFEFF\u200B',
	'a\r\nBcc: all@example.com',
	'%YAML 1.1',
	'مرحبا',
	'\uD83D',
	'x'.repeat(1_000_000),
];
const hostile = fc.oneof(
	fc.constantFrom(...ATTACKS),
	fc.string({ unit: 'binary' }),
	fc.tuple(fc.constantFrom(...ATTACKS), fc.string({ unit: 'grapheme' })).map((parts) => parts.join('')),
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/;

test('nothing that an alert says changes the shape of what is written', async () => {
	await fc.assert(
		fc.asyncProperty(hostile, hostile, hostile, async (name, summary, instance) => {
			const folder = exampleFolder();
			const before = new Set(folder.files.keys());
			const delivery = alertmanagerDelivery([{ name, summary, instance, starts: '2026-11-20T03:00:00Z' }], {
				received: '2026-11-20T03:00:05Z',
				id: 'd1',
			});
			const { changes, message } = await createFold()(folder.snapshot(), [delivery]);
			folder.apply(changes);
			const written = [...folder.files].filter(([path]) => !before.has(path));
			expect(written.map(([path]) => path).sort()).toEqual([
				'alerts/2026/11/20.ndjson',
				'alerts/active.json',
				expect.stringMatching(/^alerts\/past\/[a-z-]+\.json$/),
				'incidents/2026/INC-2026-0001/incident.md',
				'incidents/2026/INC-2026-0001/timeline.yaml',
			]);
			for (const [path, text] of written) {
				expect(UNSAFE.test(text), `${path} holds invisible or control characters`).toBe(false);
				expect(text.length).toBeLessThan(40_000);
				expect(text.isWellFormed()).toBe(true);
				const kind = recordKindOf(path);
				if (kind === 'alert-line')
					expect(parseAlertLines(path, text)).toMatchObject({ lines: [{ decision: 'opened' }], problems: [] });
				else if (kind) expect(parseRecord(kind, path, text)).toMatchObject({ ok: true });
			}
			const incident = parseRecord('incident', 'x', folder.files.get('incidents/2026/INC-2026-0001/incident.md')!);
			expect(incident).toMatchObject({
				ok: true,
				value: { value: { id: 'INC-2026-0001', status: 'open' }, body: '\n## Notes\n' },
			});
			expect(message).toMatch(
				/^INC-2026-0001 opened: checkout-api [a-z-]+ \(sev\d\)\n\n1 alert taken in\.\n- INC-2026-0001 opened: checkout-api [a-z-]+ \(sev\d\)\n$/,
			);
		}),
		{ numRuns: 150 },
	);
});
