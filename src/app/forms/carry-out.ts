import type { FormRequest, IncidentRequest, VerdictRequest } from '../../core/forms/form-request.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import type { Fold, IncidentRepository, Snapshot } from '../../ports/repository.ts';
import { changeIncident } from '../change-incident/change-incident.ts';
import { numberDrafts } from '../number-drafts/number-drafts.ts';
import { findFormIncident } from './find-form-incident.ts';
import { describeIncident, foldIncident } from './fold-incident.ts';
import { foldOverride } from './fold-override.ts';
import { foldRunbook } from './fold-runbook.ts';
import type { FormCase, FormOutcome } from './form-outcome.ts';

/** Commits what a form asks for, or hands the commit to whatever stands in the place of the repository. */
export async function carryOut(
	repository: Pick<IncidentRepository, 'commit'>,
	{ request, ...rest }: FormCase,
): Promise<FormOutcome> {
	switch (request.form) {
		case 'declare-incident':
		case 'report-lead-up':
			return commitOf(repository, { request, ...rest }, foldIncident);
		case 'request-override':
			return commitOf(repository, { request, ...rest }, foldOverride);
		case 'propose-runbook':
			return commitOf(repository, { request, ...rest }, foldRunbook);
		case 'give-verdict':
			return judge(repository, { request, ...rest });
		default:
			return request satisfies never;
	}
}

/** Gives the draft of a form its number at once, as the next reconcile would, so that the answer can name it. */
export async function numberAtOnce(
	repository: IncidentRepository,
	{ request, given }: Pick<FormCase, 'request' | 'given'>,
	outcome: FormOutcome,
): Promise<FormOutcome> {
	if (!isOfIncident(request) || outcome.state === 'refused') return outcome;
	await numberDrafts(repository, given.at);
	const found = await findFormIncident(await repository.snapshot(), given);
	return found ? { ...outcome, said: [describeIncident(found.facts)], path: `${found.folder}/incident.md` } : outcome;
}

type FoldOf<R extends FormRequest> = (snapshot: Snapshot, one: FormCase<R>) => Promise<Fold<FormOutcome>>;

async function commitOf<R extends FormRequest>(
	repository: Pick<IncidentRepository, 'commit'>,
	one: FormCase<R>,
	fold: FoldOf<R>,
): Promise<FormOutcome> {
	return (await repository.commit((snapshot) => fold(snapshot, one))).result;
}

async function judge(
	repository: Pick<IncidentRepository, 'commit'>,
	{ request, given, by }: FormCase<VerdictRequest>,
): Promise<FormOutcome> {
	const { incident, command } = request;
	const origin = `form/github/${given.issue}`;
	const { outcome } = await changeIncident(
		repository,
		{ incident, command, actor: { handle: by }, origin },
		{ now: given.at },
	);
	return { state: outcome.state, said: outcome.said, path: `${incidentFolder(incident)}/incident.md` };
}

function isOfIncident(request: FormRequest): request is IncidentRequest {
	return request.form === 'declare-incident' || request.form === 'report-lead-up';
}
