import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../core/check/rules/index.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { reportGithub } from './report-github.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportSarif } from './report-sarif.ts';
import { reportText } from './report-text.ts';
import { SARIF_PARTS } from './sarif-parts.fixture.ts';

const TEXT = 'schema: 1\n\tname: ```Checkout```\n';

const PROBLEM: Diagnostic = {
	rule: 'references/known-service',
	severity: 'error',
	message: 'Unexpected service "a%b\n::error::c", expected one from services/',
	file: 'services/a b,c:d.yaml',
	start: { line: 2, col: 2 },
	end: { line: 2, col: 6 },
	help: 'Did you mean "ab"?',
	related: [{ message: 'the other', file: 'services/other.yaml', start: { line: 3, col: 1 } }],
	fix: { title: 'Name "ab"', safe: false, edits: [{ start: 11, end: 15, text: 'ab' }] },
	url: 'docs/rules/references/known-service.md',
};

const SCHEMA_PROBLEM: Diagnostic = {
	rule: 'service/unknown-key',
	severity: 'warning',
	message: 'Unexpected key',
	file: 'services/x.yaml',
	start: { line: 1, col: 1 },
};

const many = (count: number, severity: Diagnostic['severity'] = 'error') =>
	Array.from(
		{ length: count },
		(_, index): Diagnostic => ({ ...SCHEMA_PROBLEM, severity, file: `services/${index}.yaml` }),
	);

describe('reportText', () => {
	test('puts the caret below the word, also behind a tab', () => {
		expect(reportText([{ ...PROBLEM, message: 'Unexpected x' }], () => TEXT)).toBe(
			`services/a b,c:d.yaml:2:2: error: Unexpected x [references/known-service]
  2 | \tname: \`\`\`Checkout\`\`\`
    | \t^^^^
  help: Did you mean "ab"?
  related: services/other.yaml:3:1: the other
  suggestion: Name "ab"
`,
		);
	});

	test('text from records starts no line and no command of a terminal', () => {
		const problem = { ...SCHEMA_PROBLEM, message: 'Unexpected "a\n::add-mask::b"', end: { line: 1, col: 3 } };
		expect(reportText([problem], () => '\u001b[2Jx\r\n')).toBe(
			`services/x.yaml:1:1: warning: Unexpected "a ::add-mask::b" [service/unknown-key]
  1 |  [2Jx
    | ^^
`,
		);
	});

	test('shows no secret and no personal data', () => {
		const line = ['password=', 'hunter22 and +6281200000000'].join('');
		const shown = (rule: string, [from, until]: readonly [number, number]) =>
			reportText(
				[{ ...SCHEMA_PROBLEM, rule, end: { line: 1, col: until + 1 }, start: { line: 1, col: from + 1 } }],
				() => line,
			)
				.split('\n')
				.slice(1, 3);
		expect(shown('secrets/no-personal-data', [22, 36])).toEqual([
			'  1 | password=******** and **************',
			'    |                       ^^^^^^^^^^^^^^',
		]);
		expect(shown('incident/title', [0, 8])[0]).toBe('  1 | password=******** and +6281200000000');
	});

	test('cuts a long line around the place', () => {
		const line = `${'a '.repeat(300)}HERE${' b'.repeat(300)}`;
		const problem = { ...SCHEMA_PROBLEM, start: { line: 1, col: 601 }, end: { line: 1, col: 605 } };
		const [, shown, caret] = reportText([problem], () => line).split('\n');
		expect(shown!.length).toBeLessThan(130);
		expect(shown!.slice(caret!.indexOf('^'), caret!.lastIndexOf('^') + 1)).toBe('HERE');
	});
});

describe('reportGithub', () => {
	test('text from records is never a command of its own', () => {
		expect(reportGithub([PROBLEM])).toBe(
			'::error file=services/a b%2Cc%3Ad.yaml,line=2,col=2,endColumn=6,title=references/known-service::Unexpected service "a%25b%0A::error::c", expected one from services/%0ADid you mean "ab"?\n',
		);
	});

	test('shows the ten worst', () => {
		const lines = reportGithub([...many(8, 'info'), ...many(8, 'error')])
			.trim()
			.split('\n');
		const kinds = lines.map((line) => line.split(' ', 1)[0]);
		expect(kinds).toEqual([...Array(8).fill('::error'), '::notice', '::notice', '6']);
	});
});

describe('reportMarkdown', () => {
	const options = { readText: () => TEXT, scope: '2 files', maxBytes: 5000 };

	test('keeps text of records inside a fence that it cannot end', () => {
		expect(reportMarkdown([PROBLEM], options)).toBe(`### Check: 1 error in 2 files

\`\`\`\`text
${reportText([PROBLEM], () => TEXT)}\`\`\`\`
`);
	});

	test.each([500, 5_000, 50_000])(
		'of a thousand problems shows what fits into %i bytes, and says what does not',
		(maxBytes) => {
			const text = reportMarkdown(many(1_000), { ...options, maxBytes });
			const shown = text.match(/unknown-key/g)?.length ?? 0;
			expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
			expect(text).toContain(`${1_000 - shown} more do not fit in here.`);
		},
	);
});

describe('reportSarif', () => {
	test('holds to the parts of SARIF 2.1.0 that it uses', () => {
		const log = JSON.parse(
			reportSarif([PROBLEM, SCHEMA_PROBLEM], { rules: RULES, pages: 'https://example.com/blob/main' }),
		);
		const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(SARIF_PARTS);
		validate(log);
		expect(validate.errors).toBeNull();
		const [run] = log.runs;
		expect(
			run.results.map(({ ruleId, ruleIndex }: { ruleId: string; ruleIndex: number }) => [
				ruleId,
				run.tool.driver.rules[ruleIndex].id,
			]),
		).toEqual([
			['references/known-service', 'references/known-service'],
			['service/unknown-key', 'service/unknown-key'],
		]);
		expect(run.results[0]).toMatchObject({
			level: 'error',
			locations: [
				{
					physicalLocation: {
						artifactLocation: { uri: 'services/a%20b%2Cc%3Ad.yaml' },
						region: { startLine: 2, startColumn: 2, endLine: 2, endColumn: 6 },
					},
				},
			],
			fixes: [
				{
					artifactChanges: [
						{ replacements: [{ deletedRegion: { charOffset: 11, charLength: 4 }, insertedContent: { text: 'ab' } }] },
					],
				},
			],
		});
	});

	test('without problems is a run without results', () => {
		expect(JSON.parse(reportSarif([], { rules: [] })).runs[0].results).toEqual([]);
	});
});
