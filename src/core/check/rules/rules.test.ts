import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../../test/house/source-files.ts';
import { checkExample, exampleFiles, readExample, WORLD_FILES } from '../../../../test/support/rule-examples.ts';
import { applyEdits } from '../../../formats/repair-edits.ts';
import { reportText } from '../../../formats/reports/report-text.ts';
import { EXAMPLE_NOW } from '../examples/parse-example.ts';
import { RULES } from './index.ts';

/** `UPDATE_EXAMPLES=1` writes down what the check says now; read the difference before it is committed. */
const isUpdate = process.env.UPDATE_EXAMPLES === '1';

test('ids are unique', () => {
	const ids = RULES.map(({ id }) => id);
	expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('the world that examples change is well', () => {
	expect(
		reportText(checkExample(RULES, WORLD_FILES, { now: EXAMPLE_NOW, parts: [] }), (file) => WORLD_FILES.get(file)),
	).toBe('');
});

describe.each(RULES)('$id', (rule) => {
	const [good, bad] = [exampleFiles(rule.id, 'good'), exampleFiles(rule.id, 'bad')];

	test('has good and bad examples', () => {
		expect([good.length > 0, bad.length > 0]).toEqual([true, true]);
	});

	test.each(good)('%s', (path) => {
		const { example, files } = readExample(path);
		expect(reportText(checkExample([rule], files, example), (file) => files.get(file))).toBe('');
	});

	test.each(bad)('%s', (path) => {
		const { example, files } = readExample(path);
		const problems = checkExample([rule], files, example);
		const said = reportText(problems, (file) => files.get(file)).trim();
		if (isUpdate) writeExpected(path, said);
		else expect(said).toBe(example.expected);
		expect(problems.map((problem) => problem.rule)).toContain(rule.id);
		for (const problem of problems.filter((one) => one.rule === rule.id)) {
			expect(problem).toMatchObject({ url: `docs/rules/${rule.id}.md`, start: { line: expect.any(Number) } });
		}
	});

	test.each(bad)('%s: what is safe to fix is gone once it is fixed', (path) => {
		const { example, files } = readExample(path);
		const fixable = checkExample([rule], files, example).filter(({ fix }) => fix?.safe);
		for (const { file, fix } of fixable) files.set(file, applyEdits(files.get(file) ?? '', fix!.edits));
		const left = checkExample([rule], files, example).filter(({ fix }) => fix?.safe);
		expect(left).toEqual([]);
	});
});

function writeExpected(path: string, said: string): void {
	const text = readFileSync(`${ROOT}/${path}`, 'utf8').replace(/^-- expected --[\s\S]*$/m, '');
	writeFileSync(`${ROOT}/${path}`, `${text.trimEnd()}\n\n-- expected --\n${said}\n`);
}
