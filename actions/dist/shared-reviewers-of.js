import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/postmortem/reviewers-of.ts
/**
* Who must acknowledge a postmortem and why, by the first entry of `reviewers` in `policies/postmortems.yaml` for its
* severity: the lead of the team that owns the service (or else of the incident's own team), the owner of each action
* that was not dropped, the service's stakeholders. Somebody may be named in several roles. Empty where policy asks for nobody.
*/
function reviewersOf(incident, postmortem, { services, teams, policies }) {
	const rule = policies.postmortems?.reviewers?.find(({ severities }) => severities.includes(incident.severity));
	const service = services.get(incident.service);
	const ways = {
		service_owner: () => serviceOwner(incident, service, teams),
		action_owners: () => actionOwners(postmortem),
		stakeholders: () => (service?.stakeholders ?? []).map((handle) => stakeholder(handle, incident.service))
	};
	return (rule?.roles ?? []).flatMap((role) => ways[role]());
}
function serviceOwner(incident, service, teams) {
	const team = teams.get(service?.owner ?? incident.team);
	if (!team) return [];
	const deputies = team.members.filter(({ handle, until }) => until === void 0 && handle !== team.lead).map(({ handle }) => handle);
	const reason = `leads ${team.name}, which owns ${incident.service}`;
	return [{
		role: "service_owner",
		handle: team.lead,
		reason,
		deputies
	}];
}
function actionOwners({ actions }) {
	const byOwner = /* @__PURE__ */ new Map();
	for (const { id, owner, status } of actions) if (status !== "dropped") byOwner.set(owner, [...byOwner.get(owner) ?? [], id]);
	return [...byOwner].map(([handle, ids]) => {
		return {
			role: "action_owners",
			handle,
			reason: `owns ${ids.length === 1 ? "action" : "actions"} ${ids.join(", ")}`,
			deputies: []
		};
	});
}
function stakeholder(handle, service) {
	return {
		role: "stakeholders",
		handle,
		reason: `is a stakeholder of ${service}`,
		deputies: []
	};
}
export { reviewersOf as t };
