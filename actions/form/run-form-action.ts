import type * as Core from '@actions/core';
import { createChangeProposals } from '../../src/adapters/github/change-proposals.ts';
import { formAnswer } from '../../src/adapters/github/form-answer.ts';
import { type FormAnswer, type GivenForm, runForm } from '../../src/app/forms/run-form.ts';
import { FORMS } from '../../src/core/forms/forms.ts';
import { formOf } from '../../src/core/forms/read-answers.ts';
import type { IncidentRepository } from '../../src/ports/repository.ts';
import { formOfEvent } from './form-of-event.ts';
import { printAnswer } from './print-answer.ts';

type Reporter = Pick<typeof Core, 'info' | 'setOutput'>;

export interface RunFormOptions {
	/** Opened only where there is a form to carry out. */
	readonly open: () => Promise<IncidentRepository & { close(): void }>;
	readonly connection: { readonly repository: string; readonly token: string; readonly apiUrl?: string };
	/** `https://github.com`, for links in answers. */
	readonly server: string;
	/** Branch that holds the records. */
	readonly branch: string;
}

/** Does what the issue of an event asks for by one of our forms, and answers below it; once. */
export async function runFormAction(core: Reporter, event: unknown, options: RunFormOptions): Promise<void> {
	const given = formOfEvent(event);
	const isForm = given !== undefined && formOf(given.body, FORMS) !== undefined;
	const state = isForm ? await answer(core, given, options) : 'no-form';
	core.setOutput('state', state);
	core.info(`Form: ${state}`);
}

async function answer(
	core: Reporter,
	given: GivenForm,
	options: RunFormOptions,
): Promise<FormAnswer['state'] | 'answered-before'> {
	const { connection, server, branch } = options;
	const comment = formAnswer(connection, given.issue);
	const before = await comment.find();
	if (before?.isDone) return 'answered-before';
	const said = await carryOut(given, options);
	core.setOutput('changed', String(said.isChanged));
	const isDone = said.state === 'done';
	const text = printAnswer(said, { files: `${server}/${connection.repository}/blob/${branch}` });
	await comment.write(text, { before: before?.id, isDone });
	// A pull request closes the issue when it is merged.
	if (isDone && !said.pull) await comment.close();
	return said.state;
}

async function carryOut(given: GivenForm, { open, connection, branch }: RunFormOptions): Promise<FormAnswer> {
	const repository = await open();
	try {
		const proposals = createChangeProposals({ ...connection, agent: 'tocsin-form', target: branch });
		return (await runForm(repository, proposals, given)) as FormAnswer;
	} finally {
		repository.close();
	}
}
