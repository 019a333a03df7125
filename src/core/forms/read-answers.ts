import { quoted, type Read, readable, unreadable } from '../lifecycle/command-text.ts';
import type { Form, FormAnswers } from './form.ts';

/** What GitHub writes where an answer was left empty. */
const EMPTY = '_No response_';
const HEADING = /^### (.*\S)\s*$/;

/** The form that the text of an issue was made by: it begins with the heading of that form's first question. */
export function formOf(body: string, forms: readonly Form[]): Form | undefined {
	const label = HEADING.exec(body.trimStart().split(/\r?\n/, 1)[0] ?? '')?.[1];
	return forms.find(({ fields }) => fields[0]?.label === label);
}

/**
 * The answers in the text of an issue, which GitHub writes as a heading `### Label` each with the answer below it. Other
 * headings belong to the answer above them. A heading of the form that stands twice is refused: nobody could say which
 * of the two is meant.
 */
export function readAnswers(body: string, { fields }: Pick<Form, 'fields'>): Read<FormAnswers> {
	const parts = new Map<string, string[]>();
	const twice = new Set<string>();
	let part: string[] = [];
	for (const line of body.split(/\r?\n/)) {
		const label = HEADING.exec(line)?.[1];
		const field = fields.find((one) => one.label === label);
		if (!field) {
			part.push(line);
			continue;
		}
		if (parts.has(field.id)) twice.add(field.label);
		part = [];
		parts.set(field.id, part);
	}
	if (twice.size > 0)
		return unreadable(
			...[...twice].map((label) => `Unexpected second heading ${quoted(`### ${label}`)}, expected each question once`),
		);
	const texts = [...parts].map(([id, lines]) => [id, lines.join('\n').trim()] as const);
	return readable(new Map(texts.filter(([, text]) => text !== '' && text !== EMPTY)));
}
