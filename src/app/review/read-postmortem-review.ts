import { type Diagnostic, failure, type Result, success } from '../../core/diagnostics/diagnostic.ts';
import { type Reviewer, reviewersOf } from '../../core/postmortem/reviewers-of.ts';
import type { Incident } from '../../core/records/incident.ts';
import type { PostmortemsPolicy } from '../../core/records/policies/postmortems.ts';
import type { Postmortem } from '../../core/records/postmortem.ts';
import type { RecordKind, RecordValue } from '../../core/records/record-kinds.ts';
import type { Service } from '../../core/records/service.ts';
import type { Team } from '../../core/records/team.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { ChangedPostmortem } from './changed-postmortems.ts';

/** The two versions that a review knows: the newest commit of the change, and the branch that it goes to. */
export interface ReviewVersions {
	readonly head: string;
	readonly base: string;
	/** Text of a file at one of them; undefined where there is none. */
	readonly text: (path: string, at: string) => Promise<string | undefined>;
}

/** Whether a postmortem is to be read by others, and by whom. */
export type PostmortemReaders =
	| { readonly state: 'draft' }
	| { readonly state: 'asked'; readonly reviewers: readonly Reviewer[] };

const POLICY = 'policies/postmortems.yaml';

/**
 * Who must acknowledge a postmortem of a pull request, or what keeps that from being known. Policy, service and team
 * are those of the branch that the change goes to, so that no change excuses itself; where it changes the severity or
 * the service of the incident as well, those of before and those of now are asked. A draft is read by nobody yet.
 */
export async function readPostmortemReview(
	changed: ChangedPostmortem,
	versions: ReviewVersions,
): Promise<Result<PostmortemReaders>> {
	const facts = await readFacts(changed, versions);
	if (!facts.ok) return facts;
	const { postmortem, policy, incidents } = facts.value;
	if (postmortem.status === 'draft') return success({ state: 'draft' });
	const reviewers: Reviewer[] = [];
	for (const incident of incidents) {
		const sources = await readOwners(incident, versions);
		const found = reviewersOf(incident, postmortem, { ...sources, policies: policy ? { postmortems: policy } : {} });
		if (lacksOwner(incident, policy, found)) return failure([noOwner(changed, incident)]);
		reviewers.push(...found);
	}
	return success({ state: 'asked', reviewers: once(reviewers) });
}

interface Facts {
	readonly postmortem: Postmortem;
	readonly policy: PostmortemsPolicy | undefined;
	/** The incident as it was and as it will be; one where only one can be read. */
	readonly incidents: readonly Incident[];
}

async function readFacts({ path, isDeleted }: ChangedPostmortem, versions: ReviewVersions): Promise<Result<Facts>> {
	const { base, head } = versions;
	const incidentPath = path.replace(/postmortem\.md$/, 'incident.md');
	const now = isDeleted ? base : head;
	const [postmortem, policy, before, after] = await Promise.all([
		read('postmortem', path, { versions, at: now }),
		read('postmortems', POLICY, { versions, at: base }),
		read('incident', incidentPath, { versions, at: base }),
		read('incident', incidentPath, { versions, at: now }),
	]);
	const unread = [
		...problemsOf(postmortem ?? failure([missing(path)])),
		...problemsOf(after ?? failure([missing(incidentPath)])),
		...problemsOf(policy),
	];
	if (!postmortem?.ok || unread.length > 0) return failure(unread);
	const incidents = [before, after].flatMap((one) => (one?.ok ? [one.value] : []));
	return success({ postmortem: postmortem.value, policy: policy?.ok ? policy.value : undefined, incidents });
}

/** A record of one version; undefined where there is no such file. */
async function read<K extends RecordKind>(
	kind: K,
	path: string,
	{ versions, at }: { readonly versions: ReviewVersions; readonly at: string },
): Promise<Result<RecordValue<K>> | undefined> {
	const text = await versions.text(path, at);
	if (text === undefined) return undefined;
	const parsed = parseRecord(kind, path, text);
	return parsed.ok ? success(parsed.value.value) : parsed;
}

interface Owners {
	readonly services: ReadonlyMap<string, Service>;
	readonly teams: ReadonlyMap<string, Team>;
}

/** The service of an incident and the team that owns it; what is new with the change is read from the change. */
async function readOwners(incident: Incident, versions: ReviewVersions): Promise<Owners> {
	const known = async <K extends RecordKind>(kind: K, path: string): Promise<RecordValue<K> | undefined> => {
		for (const at of [versions.base, versions.head]) {
			const record = await read(kind, path, { versions, at });
			if (record?.ok) return record.value;
		}
		return undefined;
	};
	const service = await known('service', `services/${incident.service}.yaml`);
	const owner = service?.owner ?? incident.team;
	const team = await known('team', `teams/${owner}.yaml`);
	return {
		services: new Map(service ? [[incident.service, service]] : []),
		teams: new Map(team ? [[owner, team]] : []),
	};
}

/** Policy asks the owner of the service, and there is nobody to ask: that must not pass as nobody asked. */
function lacksOwner(
	{ severity }: Incident,
	policy: PostmortemsPolicy | undefined,
	reviewers: readonly Reviewer[],
): boolean {
	const rule = policy?.reviewers?.find(({ severities }) => severities.includes(severity));
	return rule?.roles.includes('service_owner') === true && !reviewers.some(({ role }) => role === 'service_owner');
}

function once(reviewers: readonly Reviewer[]): readonly Reviewer[] {
	return [...new Map(reviewers.map((one) => [`${one.role} ${one.handle.toLowerCase()} ${one.reason}`, one])).values()];
}

function problemsOf(result: Result<unknown> | undefined): readonly Diagnostic[] {
	return result === undefined || result.ok ? [] : result.problems;
}

function missing(file: string): Diagnostic {
	return {
		rule: 'review/readable',
		severity: 'error',
		message: 'Unexpected absence of this file, expected text of at most 1 MB',
		file,
		start: { line: 1, col: 1 },
	};
}

function noOwner({ path }: ChangedPostmortem, { service }: Incident): Diagnostic {
	return {
		rule: 'review/owner',
		severity: 'error',
		message: `Unexpected service "${service}" without an owner, expected its team in teams/`,
		file: path.replace(/postmortem\.md$/, 'incident.md'),
		start: { line: 1, col: 1 },
	};
}
