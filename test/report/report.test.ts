import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveReport } from '../../src/app/report/derive-report.ts';
import { printReport } from '../../src/app/report/print-report.ts';
import { reportMail } from '../../src/app/report/report-mail.ts';
import { periodNamed } from '../../src/core/reports/report-period.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { COMPANY, companyCatalogue, MONDAY, QUIET } from './report-company.ts';

type Files = typeof COMPANY;

const DECEMBER = '2026-12-01T02:00:00Z';

function print(files: Files, name = '2026-W46', at = name.includes('W') ? MONDAY : DECEMBER): string {
	const period = periodNamed(name, 'Asia/Jakarta')!;
	return printReport(deriveReport(companyCatalogue(files), period, at), period, { as_of: at });
}

function mail(files: Files, name = '2026-W46', at = MONDAY) {
	const catalogue = companyCatalogue(files);
	const period = periodNamed(name, 'Asia/Jakarta')!;
	return reportMail(deriveReport(catalogue, period, at), period, { to: [], site: catalogue.policies.site });
}

/** Lines of a report that begin with this. */
function lines(text: string, start: string): readonly string[] {
	return text.split('\n').filter((line) => line.startsWith(start));
}

describe('the week of a small company, computed by hand', () => {
	const text = print(COMPANY);

	test('counts what began in it by the clock of Jakarta, once, as far as it had come', () => {
		expect(text).toContain(`
3 incidents began in 2026-W46 (2026-11-09 to 2026-11-15). By severity: 1 sev2, 1 sev3, 1 sev4. By kind: 3 high-latency. By status: 1 open, 2 resolved. Counted apart: 1 duplicate.

In the 13 weeks before: 0 to 1 a week, median 0.

Incidents a week: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3 (2026-W33 to 2026-W46)
`);
		expect(lines(text, '| [INC')).toEqual([
			'| [INC-2026-0002](../incidents/2026/INC-2026-0002/incident.md) | Receipts are slow \\| and \\<b\\>bold\\</b\\> | sev2, resolved | Payments | 4 min | 30 min |',
			'| [INC-2026-0003](../incidents/2026/INC-2026-0003/incident.md) | Cards wait | sev3, resolved | Stores | 8 min | 2 h |',
			'| [INC-2026-0004](../incidents/2026/INC-2026-0004/incident.md) | Cards wait too | sev3, resolved, duplicate | Stores | 8 min | 2 h |',
			'| [INC-2026-0005](../incidents/2026/INC-2026-0005/incident.md) | Not over yet | sev4, open | Stores | pending | pending |',
		]);
	});

	test('says n, median and p90 and who is pending, and claims no change that two incidents cannot show', () => {
		expect(lines(text, '| To')).toEqual([
			'| To acknowledge | 2 | 6 min | 7 min 36 s | 1 of 2 within 5 min | cannot tell (median 2 min, n 1) |',
			'| To resolve | 2 | 1 h 15 min | 1 h 51 min | 1 of 2 within 1 h | cannot tell (median 40 min, n 1) |',
		]);
		expect(lines(text, '- To')).toEqual([
			'- To acknowledge, pending: [INC-2026-0005](../incidents/2026/INC-2026-0005/incident.md)',
			'- To resolve, pending: [INC-2026-0005](../incidents/2026/INC-2026-0005/incident.md)',
		]);
	});

	test('names who owes what, what came back, last year, and who is on call', () => {
		expect(text.slice(text.indexOf('## What came back')).replaceAll('\u2060', '')).toBe(`## What came back

- 2 times on till, high-latency, last as “Receipts are slow \\| and \\<b\\>bold\\</b\\>”: [INC-2026-0002](../incidents/2026/INC-2026-0002/incident.md), [INC-2026-0001](../incidents/2026/INC-2026-0001/incident.md)
- Still open: [INC-2026-0001](../incidents/2026/INC-2026-0001/postmortem.md) A1, @budi, due 2026-11-13: Watch the disk
- Still open: [INC-2026-0001](../incidents/2026/INC-2026-0001/postmortem.md) A2, @rina, due 2026-12-13: Larger disk

## Overdue

- Postmortem of [INC-2026-0002](../incidents/2026/INC-2026-0002/incident.md), not begun, was due 2026-11-11, @rina: Receipts are slow \\| and \\<b\\>bold\\</b\\>
- Action [INC-2026-0001](../incidents/2026/INC-2026-0001/postmortem.md) A1, was due 2026-11-13 (3 days ago), @budi: Watch the disk

Not due yet: 1 postmortem, 1 action.

## A year ago this week (2025-11-10 to 2025-11-16)

- [INC-2025-0001](../incidents/2025/INC-2025-0001/incident.md) sev1: Tills were dark

## On call from 2026-11-16 to 2026-11-22

| Schedule | Who |
| --- | --- |
| Payments | primary: @budi until 2026-11-18, then @rina |
`);
	});

	test('is a record that the check can read', () => {
		expect(parseRecord('report', 'reports/2026-W46.md', text)).toMatchObject({ ok: true });
	});

	test('names the records that it leaves out because they cannot be read', () => {
		const broken = COMPANY.map(([path, own]): [string, string] => [
			path,
			path.includes('INC-2026-0003/') ? own.replace('sev3', 'sev9') : own,
		]);
		expect(print(broken)).toContain(
			'\nLeft out, because they cannot be read: incidents/2026/INC-2026-0003/incident.md.\n',
		);
		expect(print(broken)).toContain('2 incidents began in 2026-W46');
	});

	test('a change is called one only where it survives: 13 weeks of half an hour, and a week of a minute', () => {
		const front = (day: string, minutes: number) =>
			`title: T\nstatus: resolved\nseverity: sev3\nteam: stores\ntimes: {detected: ${day}T03:00:00Z, acknowledged: ${day}T03:${String(minutes).padStart(2, '0')}:00Z, resolved: ${day}T04:00:00Z}`;
		const many = Array.from({ length: 24 }, (_, place): [string, string] => {
			const isNew = place >= 12;
			const day = isNew ? '2026-11-11' : `2026-10-${10 + place}`;
			const [path, text] = COMPANY.find(([own]) => own.includes('INC-2026-0003/'))!;
			const id = `INC-2026-${1000 + place}`;
			const head = text.slice(0, text.indexOf('title:')).replace('INC-2026-0003', id);
			return [
				path.replaceAll('INC-2026-0003', id),
				`${head}${front(day, isNew ? 1 + (place % 3) : 25 + (place % 5))}\n---\n`,
			];
		});
		const rules = COMPANY.filter(([path]) => !path.startsWith('incidents/'));
		expect(lines(print([...rules, ...many]), '| To')).toEqual([
			'| To acknowledge | 12 | 2 min | 3 min | 12 of 12 within 5 min | improved (median 27 min, n 12) |',
			'| To resolve | 12 | 1 h | 1 h | 12 of 12 within 1 h | cannot tell (median 1 h, n 12) |',
		]);
	});
});

test('a week without incidents is a short and honest mail', () => {
	expect(mail(QUIET).text).toBe(`Acme: incidents of 2026-W46

On the site: https://incidents.example.com/reports/2026-W46

No incident began in 2026-W46 (2026-11-09 to 2026-11-15).

In the 13 weeks before: 0 to 1 a week, median 0.

Incidents a week: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0 (2026-W33 to 2026-W46)

OVERDUE

- Action INC-2026-0001 A1, was due 2026-11-13 (3 days ago), @budi: Watch the disk

Not due yet: 1 postmortem, 1 action.

A YEAR AGO THIS WEEK (2025-11-10 TO 2025-11-16)

- INC-2025-0001 sev1: Tills were dark

ON CALL FROM 2026-11-16 TO 2026-11-22

- Payments; who primary: @budi until 2026-11-18, then @rina

-- 
You get this because policies/notify.yaml sends weekly reports to you. The same text is in reports/2026-W46.md.
`);
});

test('the month of a small company: by team, impact, causes', () => {
	const text = print(COMPANY, '2026-11');
	expect(text.slice(text.indexOf('## By team'), text.indexOf('## Against target'))).toBe(`## By team

| Team | Incidents | sev1, sev2 | To acknowledge | To resolve | To resolve, against the 3 months before | Overdue |
| --- | --- | --- | --- | --- | --- | --- |
| Payments | 2, 0 the month before | 1 | median 3 min, p90 3 min 48 s, n 2; within target 100 % of 2 | median 35 min, p90 39 min, n 2; within target 100 % of 2 | cannot tell (n 0) | 2 |
| Stores | 3, 0 the month before | 0 | median 8 min, p90 8 min, n 1; within target 0 % of 1 | median 6 h 1 min, p90 9 h 13 min, n 2; within target 0 % of 2 | cannot tell (n 0) | 0 |

## Impact

| Team | Users affected | Lost sales | Hours of people |
| --- | --- | --- | --- |
| Payments | at most 1,200 (1 of 2 known) | USD 100 to 300 (n 1) | not known |
| Stores | not known | not known | not known |
| All | at most 1,200 (1 of 5 known) | USD 100 to 300 (n 1) | not known |

`);
	expect(lines(text, '- To')).toContain(
		'- To acknowledge, not recorded: [INC-2026-0005](../incidents/2026/INC-2026-0005/incident.md)',
	);
	expect(lines(text, '| disk-space')).toEqual([
		'| disk-space | 2 | 0 | [INC-2026-0001](../incidents/2026/INC-2026-0001/incident.md), [INC-2026-0003](../incidents/2026/INC-2026-0003/incident.md) |',
	]);
});

test('the same records in any order give the same bytes, in the file as in the mail', () => {
	const orders = fc.shuffledSubarray([...COMPANY], { minLength: COMPANY.length });
	const name = fc.constantFrom('2026-W45', '2026-W46', '2026-11');
	fc.assert(
		fc.property(orders, name, (files, which) => {
			expect(print(files, which, DECEMBER)).toBe(print(COMPANY, which, DECEMBER));
			expect(mail(files, which, DECEMBER)).toEqual(mail(COMPANY, which, DECEMBER));
		}),
		{ numRuns: 20 },
	);
});

test('whatever a title says, it stays words: in HTML no tag, in Markdown no cell', () => {
	const { html, text } = mail(COMPANY);
	expect(html).toContain('Receipts are slow | and &lt;b&gt;bold&lt;/b&gt;');
	expect(html).not.toContain('<b>');
	expect(text).toContain('what Receipts are slow | and <b>bold</b>;');
	const rows = lines(print(COMPANY), '| [INC').map((line) => line.match(/(?<!\\)\|/g)!.length);
	expect(new Set(rows)).toEqual(new Set([7]));
});
