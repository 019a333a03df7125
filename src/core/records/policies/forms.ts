import { z } from 'zod';
import { schemaVersion, slug } from '../scalars.ts';

/** The issue forms; also the names of their files in `.github/ISSUE_TEMPLATE/`. */
export const FORM_IDS = [
	'declare-incident',
	'report-lead-up',
	'give-verdict',
	'request-override',
	'propose-runbook',
] as const;

export type FormId = (typeof FORM_IDS)[number];

export const formsSchema = z.strictObject({
	schema: schemaVersion,
	forms: z.array(
		z.strictObject({
			form: z.enum(FORM_IDS),
			accept: z.enum(['at-once', 'pull-request', 'off']).meta({
				description: 'at-once: committed when it is sent; pull-request: proposed, for people to merge; off: refused',
			}),
			who: z
				.array(slug)
				.min(1)
				.optional()
				.meta({ description: 'Teams whose members may; absent: everybody who is in a team' }),
		}),
	),
});

/** `policies/forms.yaml`: what becomes of each issue form, and who may send it. */
export type FormsPolicy = z.infer<typeof formsSchema>;

/** What becomes of a form, and who may send it. */
export type FormRule = Omit<FormsPolicy['forms'][number], 'form'>;

/** What can wait for a second pair of eyes is proposed; an incident that burns cannot. */
const USUAL: Readonly<Record<FormId, FormRule>> = {
	'declare-incident': { accept: 'at-once' },
	'report-lead-up': { accept: 'at-once' },
	'give-verdict': { accept: 'at-once' },
	'request-override': { accept: 'pull-request' },
	'propose-runbook': { accept: 'pull-request' },
};

/** The rule of one form: as policy says, or the usual one. */
export function formRule(policy: FormsPolicy | undefined, id: FormId): FormRule {
	return policy?.forms.find(({ form }) => form === id) ?? USUAL[id];
}
