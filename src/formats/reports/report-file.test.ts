import { expect, test } from 'vitest';
import { inertReport } from './inert-report.ts';
import { printReportFile, type ReportFile, readReportFile } from './report-file.ts';

test.each<[string, ReportFile]>([
	['of a check', { name: 'check', isQuiet: false, text: '### Check: 1 error\n' }],
	['that is quiet', { name: 'check', isQuiet: true, text: '### Check: no problems\n' }],
	['with a name of two words', { name: 'on-call', isQuiet: false, text: '' }],
])('a report %s reads as it was written', (_name, report) => {
	expect(readReportFile(printReportFile(report))).toEqual(report);
});

test.each([
	['no marker', 'Merge me\n'],
	['a marker that is not the first line', '\n<!-- tocsin-check -->\nx'],
	['a marker with more behind it', '<!-- tocsin-check --> @all\nx'],
	['a name that is none', '<!-- tocsin-../x -->\nx'],
	['nothing', ''],
])('%s is no report', (_name, text) => {
	expect(readReportFile(text)).toBeUndefined();
});

test('quiet counts in its own line only', () => {
	expect(readReportFile('<!-- tocsin-check -->\nx\n<!-- tocsin: quiet -->\n')?.isQuiet).toBe(false);
});

test.each([
	['a mention', 'Hello @acme/all', 'Hello @\u2060acme/all'],
	['a link', '[x](https://evil.example)', '[x]\u2060(https:\u2060//evil.example)'],
	['a picture', '![x](//evil.example/p.png)', '![x]\u2060(//evil.example/p.png)'],
	['a link by reference', '[x][y]\n\n[y]: //evil.example', '[x]\u2060[y]\n\n[y]\u2060: //evil.example'],
	['an address', 'see www.evil.example', 'see www\u2060.evil.example'],
	['HTML', '<img src="//evil.example">', '<\u2060img src="//evil.example">'],
	['HTML that begins like ours', '<details onclick=x>', '<\u2060details onclick=x>'],
	['a hidden marker', '<!-- tocsin-review -->', '<\u2060!-- tocsin-review -->'],
	['another issue', 'fixes #7, acme/x#8 and GH-9', 'fixes #\u20607, acme/x#\u20608 and GH-\u20609'],
])('%s in a report of others does nothing', (_name, text, expected) => {
	expect(inertReport(text)).toBe(expected);
});

test('the layout of our own reports stays', () => {
	const text = '### Backtest\n\n| a | b |\n|---|---|\n\n<details><summary>All</summary>\n\n- `x` < 5\n\n</details>\n';
	expect(inertReport(text)).toBe(text);
});
