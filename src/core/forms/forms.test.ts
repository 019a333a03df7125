import { assert, constantFrom, dictionary, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORM_IDS } from '../records/policies/forms.ts';
import { describeTemplate } from './describe-template.ts';
import type { FormRecords } from './form.ts';
import { FORMS } from './forms.ts';
import { formOf, readAnswers } from './read-answers.ts';
import { readTime } from './read-time.ts';

const RECORDS: FormRecords = { services: new Map(), teams: new Map(), schedules: new Map() };
const SENDER = { by: '@rina', at: '2026-11-20T03:00:00Z' };

describe('the forms', () => {
	test('are those that policy knows, each known by its first question', () => {
		expect(FORMS.map(({ id }) => id)).toEqual(FORM_IDS);
		expect(new Set(FORMS.map(({ fields }) => fields[0]?.label)).size).toBe(FORMS.length);
	});

	test.each(FORMS)('$id has each id and each label once, as GitHub wants it', ({ fields }) => {
		expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
		expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length);
		for (const { id } of fields) expect(id).toMatch(/^[a-z-]+$/);
	});

	test('read whatever is sent to a value or to sentences, and never throw', () => {
		const anything = string({ unit: 'binary', maxLength: 300 });
		assert(
			property(
				constantFrom(...FORMS),
				dictionary(constantFrom('0', '1', '2', '3', '4', '5', '6', '7'), anything),
				(form, given) => {
					const body = form.fields.map(({ label }, place) => `### ${label}\n\n${given[place] ?? ''}`).join('\n\n');
					const answers = readAnswers(body, form);
					const read = answers.ok ? form.read(answers.value, RECORDS, SENDER) : answers;
					expect(
						read.ok || (read.problems.length > 0 && read.problems.every((text) => text.startsWith('Unexpected'))),
					).toBe(true);
				},
			),
		);
	});
});

describe('answers', () => {
	const [form] = FORMS;
	const labels = form!.fields.map(({ label }) => label);

	test('are found by their headings, without what was left empty', () => {
		const body = `### ${labels[0]}\r\n\r\nIt is down\r\n\r\n### ${labels[1]}\r\n\r\n_No response_\r\n`;
		expect(formOf(body, FORMS)).toBe(form);
		expect(readAnswers(body, form!)).toEqual({ ok: true, value: new Map([['title', 'It is down']]) });
	});

	test('may hold headings of their own', () => {
		const body = `### ${labels[0]}\n\nDown\n\n### ${labels.at(-1)}\n\n### Mine\n\ntext`;
		expect(readAnswers(body, form!)).toMatchObject({
			ok: true,
			value: new Map([
				['title', 'Down'],
				['known', '### Mine\n\ntext'],
			]),
		});
	});

	test.each([
		['nothing', ''],
		['a heading of another form', '### Steps to reproduce\n\nx'],
		['the heading further down', `Hello\n\n### ${labels[0]}\n\nx`],
		['a smaller heading', `#### ${labels[0]}\n\nx`],
	])('%s is no form', (_name, body) => {
		expect(formOf(body, FORMS)).toBeUndefined();
	});
});

describe('choices', () => {
	const service = (template: object) =>
		(template as { body: { id?: string; type: string; attributes: { options?: string[] } }[] }).body.find(
			({ id }) => id === 'service',
		);
	const withServices = (count: number): FormRecords => {
		const one = { schema: 1 as const, name: 'A', owner: 'a', product: 'p', tier: 1, depends_on: [] };
		return { ...RECORDS, services: new Map(Array.from({ length: count }, (_, place) => [`s-${place}`, one])) };
	};

	test.each([
		[0, 'input'],
		[1, 'dropdown'],
		[200, 'dropdown'],
		[201, 'input'],
	])('of %i services: %s', (count, type) => {
		expect(service(describeTemplate(FORMS[0]!, withServices(count)))?.type).toBe(type);
	});
});

describe('times', () => {
	const first = { zone: 'Europe/London', occurrence: 'first' } as const;

	test.each<[string, string, string | undefined]>([
		['of a zone', '2026-12-24 09:00', '2026-12-24T09:00:00Z'],
		['in summer', '2026-07-01T09:00', '2026-07-01T08:00:00Z'],
		['that happen twice: the first', '2026-10-25 01:30', '2026-10-25T00:30:00Z'],
		['that do not exist: the next', '2026-03-29 01:30', '2026-03-29T01:00:00Z'],
		['with an offset', '2026-12-24T09:00+07:00', '2026-12-24T02:00:00Z'],
		['in UTC', '2026-12-24T09:00:00Z', '2026-12-24T09:00:00Z'],
		['of no calendar', '2026-02-30 09:00', undefined],
		['of no clock', '2026-02-20 25:00', undefined],
		['in words', 'tomorrow', undefined],
		['without a clock', '2026-12-24', undefined],
	])('%s', (_name, text, expected) => {
		expect(readTime(text, first)).toBe(expected);
	});

	test('that happen twice: the last', () => {
		expect(readTime('2026-10-25 01:30', { ...first, occurrence: 'last' })).toBe('2026-10-25T01:30:00Z');
	});
});
