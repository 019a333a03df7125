import type { FormRequest } from '../../core/forms/form-request.ts';
import type { FileChange, Fold } from '../../ports/repository.ts';
import type { GatheredRecords } from './read-form-records.ts';
import type { GivenForm } from './run-form.ts';

/** What became of a form in the records, in sentences for people. */
export interface FormOutcome {
	readonly state: 'changed' | 'unchanged' | 'refused';
	readonly said: readonly string[];
	/** File that people want to see. */
	readonly path?: string;
}

/** A request, who made it and where, and the records it is judged by. */
export interface FormCase<R extends FormRequest = FormRequest> {
	readonly request: R;
	readonly given: GivenForm;
	/** Handle of the person who sent it. */
	readonly by: string;
	readonly gathered: GatheredRecords;
}

/** Nothing is written, and why. */
export function noChange(state: 'unchanged' | 'refused', said: readonly string[], path?: string): Fold<FormOutcome> {
	return { changes: [], message: '', result: { state, said, ...(path !== undefined && { path }) } };
}

/**
 * A commit for a form. Its message is made of words from reviewed files, never of what somebody typed: a commit message
 * can close issues, mention people and skip checks.
 */
export function formChange(
	{ given, by }: Pick<FormCase, 'given' | 'by'>,
	what: string,
	{ changes, said, path }: Pick<FormOutcome, 'said' | 'path'> & { readonly changes: readonly FileChange[] },
): Fold<FormOutcome> {
	return {
		changes,
		message: `${what}\n\nBy ${by.slice(1)}, by form ${given.issue}.\n`,
		result: { state: 'changed', said, ...(path !== undefined && { path }) },
	};
}
