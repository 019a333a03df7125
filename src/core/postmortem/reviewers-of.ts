import type { Incident } from '../records/incident.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import type { Postmortem } from '../records/postmortem.ts';
import type { Service } from '../records/service.ts';
import type { Team } from '../records/team.ts';

type ReviewRole = NonNullable<PostmortemsPolicy['reviewers']>[number]['roles'][number];

/** One acknowledgement that a postmortem needs. */
export interface Reviewer {
	readonly role: ReviewRole;
	readonly handle: string;
	/** Why this person, like `leads Payments, which owns checkout-api`. */
	readonly reason: string;
	/** Who may acknowledge where the person cannot, because they wrote it. */
	readonly deputies: readonly string[];
}

export interface ReviewSources {
	readonly services: ReadonlyMap<string, Service>;
	readonly teams: ReadonlyMap<string, Team>;
	readonly policies: { readonly postmortems?: PostmortemsPolicy };
}

/**
 * Who must acknowledge a postmortem and why, by the first entry of `reviewers` in `policies/postmortems.yaml` for its
 * severity: the lead of the team that owns the service (or else of the incident's own team), the owner of each action
 * that was not dropped, the service's stakeholders. Somebody may be named in several roles. Empty where policy asks for nobody.
 */
export function reviewersOf(
	incident: Incident,
	postmortem: Postmortem,
	{ services, teams, policies }: ReviewSources,
): readonly Reviewer[] {
	const rule = policies.postmortems?.reviewers?.find(({ severities }) => severities.includes(incident.severity));
	const service = services.get(incident.service);
	const ways: Readonly<Record<ReviewRole, () => readonly Reviewer[]>> = {
		service_owner: () => serviceOwner(incident, service, teams),
		action_owners: () => actionOwners(postmortem),
		stakeholders: () => (service?.stakeholders ?? []).map((handle) => stakeholder(handle, incident.service)),
	};
	return (rule?.roles ?? []).flatMap((role) => ways[role]());
}

function serviceOwner(
	incident: Incident,
	service: Service | undefined,
	teams: ReadonlyMap<string, Team>,
): readonly Reviewer[] {
	const team = teams.get(service?.owner ?? incident.team);
	if (!team) return [];
	const deputies = team.members
		.filter(({ handle, until }) => until === undefined && handle !== team.lead)
		.map(({ handle }) => handle);
	const reason = `leads ${team.name}, which owns ${incident.service}`;
	return [{ role: 'service_owner', handle: team.lead, reason, deputies }];
}

function actionOwners({ actions }: Postmortem): readonly Reviewer[] {
	const byOwner = new Map<string, string[]>();
	for (const { id, owner, status } of actions) {
		if (status !== 'dropped') byOwner.set(owner, [...(byOwner.get(owner) ?? []), id]);
	}
	return [...byOwner].map(([handle, ids]) => {
		const reason = `owns ${ids.length === 1 ? 'action' : 'actions'} ${ids.join(', ')}`;
		return { role: 'action_owners', handle, reason, deputies: [] };
	});
}

function stakeholder(handle: string, service: string): Reviewer {
	return { role: 'stakeholders', handle, reason: `is a stakeholder of ${service}`, deputies: [] };
}
