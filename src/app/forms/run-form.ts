import { FORMS } from '../../core/forms/forms.ts';
import { formOf, readAnswers } from '../../core/forms/read-answers.ts';
import { quoted, type Read, readable, unreadable } from '../../core/lifecycle/command-text.ts';
import { type FormId, type FormRule, formRule } from '../../core/records/policies/forms.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { ChangeProposals, MadeProposal } from '../../ports/change-proposals.ts';
import type { FileChange, IncidentRepository } from '../../ports/repository.ts';
import { ACTIVE_INDEX_PATH } from '../intake/active-index.ts';
import { carryOut, numberAtOnce } from './carry-out.ts';
import type { FormCase } from './form-outcome.ts';
import { type GatheredRecords, gatherFormRecords } from './read-form-records.ts';

/** An issue that somebody opened by a form. */
export interface GivenForm {
	readonly issue: number;
	readonly url: string;
	/** Its text, as anybody may have written it. */
	readonly body: string;
	/** GitHub login of its author. */
	readonly by: string;
	/** When it was opened, RFC 3339 UTC. */
	readonly at: string;
}

/** What is answered to a form. */
export interface FormAnswer {
	/** done: nothing is left to do; refused: the author may mend the issue. */
	readonly state: 'done' | 'refused';
	readonly isChanged: boolean;
	/** Sentences for people, with words of the author in them. */
	readonly said: readonly string[];
	/** File that people want to see. */
	readonly path?: string;
	/** The pull request, where policy asks for one. */
	readonly pull?: MadeProposal;
}

/**
 * Does what an issue form asks for, at once or as a pull request, as policies/forms.yaml says; undefined where the issue
 * is no form of ours. Only members of teams are heard. The same issue again changes nothing more. Throws where GitHub or
 * the repository does not answer.
 */
export async function runForm(
	repository: IncidentRepository,
	proposals: ChangeProposals,
	given: GivenForm,
): Promise<FormAnswer | undefined> {
	const form = formOf(given.body, FORMS);
	if (!form) return undefined;
	const gathered = await gatherFormRecords(await repository.snapshot(), given.at);
	const person = whoMay(given, form.id, gathered);
	if (!person.ok) return refusal(person.problems);
	const { records } = gathered;
	const by = person.value;
	const answers = readAnswers(given.body, form);
	const read = answers.ok ? form.read(answers.value, records, { by, at: given.at }) : answers;
	if (!read.ok) return refusal(read.problems);
	const one: FormCase = { request: read.value, given, by, gathered };
	if (formRule(records.policy, form.id).accept === 'pull-request') return proposeCase(repository, proposals, one);
	const outcome = await numberAtOnce(repository, one, await carryOut(repository, one));
	return {
		...outcome,
		state: outcome.state === 'refused' ? 'refused' : 'done',
		isChanged: outcome.state === 'changed',
	};
}

function refusal(said: readonly string[]): FormAnswer {
	return { state: 'refused', isChanged: false, said };
}

/** The handle of the author, if they may send this form; a policy that cannot be read lets nobody. */
function whoMay({ by }: GivenForm, id: FormId, { records, broken }: GatheredRecords): Read<string> {
	if (broken.includes('policies/forms.yaml'))
		return unreadable(
			'Nothing is done by form now: policies/forms.yaml cannot be read. Mend it: npm run tocsin -- check',
		);
	const rule = formRule(records.policy, id);
	if (rule.accept === 'off') return unreadable(`This form is switched off in policies/forms.yaml. Open a pull request`);
	const handle = `@${by}`.toLowerCase();
	const teams = [...records.teams].filter(([, { members }]) =>
		members.some((member) => member.handle.toLowerCase() === handle),
	);
	const known = teams[0]?.[1].members.find((member) => member.handle.toLowerCase() === handle);
	if (!known) return unreadable(unknownPerson(by), ...unreadTeams(broken));
	return isAllowed(rule, teams)
		? readable(known.handle)
		: unreadable(
				`Unexpected person ${quoted(by)}, expected a member of ${rule.who?.join(' or ')} (policies/forms.yaml)`,
			);
}

function isAllowed({ who }: FormRule, teams: readonly (readonly [string, unknown])[]): boolean {
	return who === undefined || teams.some(([slug]) => who.includes(slug));
}

function unknownPerson(by: string): string {
	return `Unexpected person ${quoted(by)}, expected a member of a team in teams/. Add yourself to a file in teams/ with handle: "@${by}"`;
}

function unreadTeams(broken: readonly string[]): readonly string[] {
	const files = broken.filter((path) => path.startsWith('teams/'));
	return files.length === 0 ? [] : [`These files cannot be read, you may be in one of them: ${files.join(', ')}`];
}

/** One branch an issue: what was proposed once is not proposed again, whatever became of it. */
async function proposeCase(
	repository: IncidentRepository,
	proposals: ChangeProposals,
	one: FormCase,
): Promise<FormAnswer> {
	const branch = `tocsin/form-${one.given.issue}`;
	const there = await proposals.find(branch);
	if (there) return { state: 'done', isChanged: false, said: ['This was proposed before'], pull: there };
	const base = await repository.snapshot();
	let pull: MadeProposal | undefined;
	const proposing: Pick<IncidentRepository, 'commit'> = {
		commit: async (change) => {
			const { changes, message, result } = await change(base);
			const files = changes.filter(isOfPeople);
			const title = `${message.split('\n', 1)[0]} (form ${one.given.issue})`;
			const proposal = { branch, base: base.commit, changes: files, message, title, body: bodyOf(one) };
			if (files.length > 0) pull = await proposals.propose(proposal);
			return { commit: base.commit, result };
		},
	};
	const { state, said, path } = await carryOut(proposing, one);
	if (state === 'refused') return refusal(said);
	return { state: 'done', isChanged: false, said, ...(pull ? { pull } : path !== undefined && { path }) };
}

/** What is derived is not proposed: it follows from the records. */
function isOfPeople({ path }: FileChange): boolean {
	return path !== ACTIVE_INDEX_PATH;
}

function bodyOf({ given, by, request }: FormCase): string {
	return `${inertMarkdown(by)} asks for this by the form ${request.form}.\n\nCloses #${given.issue}\n`;
}
