import { describeTemplate } from '../../core/forms/describe-template.ts';
import type { FormRecords } from '../../core/forms/form.ts';
import { FORMS } from '../../core/forms/forms.ts';
import { formRule } from '../../core/records/policies/forms.ts';
import { printYaml } from '../../formats/print-record.ts';

/** The folder in which GitHub looks for forms. */
export const TEMPLATES = '.github/ISSUE_TEMPLATE';

const HEAD = '# Made from services, teams, schedules and policies. After a change: npm run tocsin -- forms --write\n';

/** The files of the issue forms by path, with choices of what the records have; none of a form that is switched off. */
export function composeTemplates(records: FormRecords): ReadonlyMap<string, string> {
	const forms = FORMS.filter(({ id }) => formRule(records.policy, id).accept !== 'off');
	return new Map(
		forms.map((form) => [`${TEMPLATES}/${form.id}.yml`, HEAD + printYaml(describeTemplate(form, records))]),
	);
}
