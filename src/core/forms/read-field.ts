import { inertLine, inertText } from '../alerts/inert-text.ts';
import { redactText } from '../alerts/redact.ts';
import { didYouMean, quoted, type Read, readable, unreadable } from '../lifecycle/command-text.ts';
import type { FormAnswers, FormField, FormRecords } from './form.ts';

/** How many choices a sentence lists. */
const MOST_NAMED = 20;

/** One line that was typed, safe to store; undefined where it was left empty and may be. */
export function readLineOf(answers: FormAnswers, field: FormField, cap: number): Read<string | undefined> {
	return readSafe(answers, field, { cap, clean: inertLine });
}

/** As `readLineOf`, with line breaks kept. */
export function readTextOf(answers: FormAnswers, field: FormField, cap: number): Read<string | undefined> {
	return readSafe(answers, field, { cap, clean: inertText });
}

/** The value of a field that may not be left empty. */
export function needed<T>(read: Read<T | undefined>, { label }: FormField): Read<T> {
	if (!read.ok) return read;
	return read.value === undefined
		? unreadable(`Unexpected lack of an answer below "${label}", expected one`)
		: readable(read.value);
}

/** The id of the choice that was made: the first word of the answer. A typed one may be of any case. */
export function readChoiceOf(answers: FormAnswers, field: FormField, records: FormRecords): Read<string | undefined> {
	const answer = answers.get(field.id);
	if (answer === undefined || typeof field.input !== 'function') return readable(undefined);
	const [word = ''] = answer.split(/\s/, 1);
	const ids = field.input(records).map(({ id }) => id);
	const found = ids.find((id) => id === word) ?? ids.find((id) => id.toLowerCase() === word.toLowerCase());
	if (found !== undefined) return readable(found);
	const list = ids.slice(0, MOST_NAMED).join(', ');
	const more = ids.length > MOST_NAMED ? ` or ${ids.length - MOST_NAMED} more` : '';
	return unreadable(
		`Unexpected ${quoted(answer)} below "${field.label}", expected one of ${list}${more}${didYouMean(word, ids)}`,
	);
}

interface Cleaning {
	readonly cap: number;
	readonly clean: (text: string, cap: number) => string;
}

function readSafe(answers: FormAnswers, { id, label }: FormField, { cap, clean }: Cleaning): Read<string | undefined> {
	const text = answers.get(id);
	if (text === undefined) return readable(undefined);
	if (text.length > cap)
		return unreadable(`Unexpected ${text.length} characters below "${label}", expected at most ${cap}`);
	// Redacted again when clean: an invisible character inside a secret hides it from the first pass.
	const safe = clean(redactText(clean(redactText(text), cap * 2)), cap);
	return readable(safe === '' ? undefined : safe);
}
