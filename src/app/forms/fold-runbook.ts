import type { RunbookRequest } from '../../core/forms/form-request.ts';
import { slugify } from '../../core/records/slugify.ts';
import { inertParagraphs } from '../../formats/inert-paragraphs.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { Fold, Snapshot } from '../../ports/repository.ts';
import { type FormCase, type FormOutcome, formChange, noChange } from './form-outcome.ts';

/** The runbook that somebody proposes; one that is there is not written over. */
export async function foldRunbook(
	snapshot: Snapshot,
	{ request, ...rest }: FormCase<RunbookRequest>,
): Promise<Fold<FormOutcome>> {
	const { title, services, alerts, owner, sections } = request;
	const path = `runbooks/${slugify(title)}.md`;
	const body = sections.map(({ heading, text }) => `\n## ${heading}\n\n${inertParagraphs(text)}`).join('');
	const facts = {
		schema: 1 as const,
		title,
		services: [...services],
		alerts: [...alerts],
		owner,
		reviewed: rest.given.at.slice(0, 10),
	};
	const content = printRecord('runbook', facts, body);
	const before = (await snapshot.read([path])).get(path);
	if (before === content) return noChange('unchanged', ['The runbook is there already'], path);
	if (before !== undefined)
		return noChange(
			'refused',
			[`Unexpected title of a runbook that is there, expected another one: see ${path}`],
			path,
		);
	return formChange(rest, `Runbook for ${services.join(', ')}`, {
		changes: [{ path, content }],
		said: [`The runbook for ${services.join(', ')}`],
		path,
	});
}
