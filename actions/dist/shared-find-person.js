import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/app/intake/find-person.ts
/** Handle of the person whom a source names as having acted, by source id, mail or name in teams/; undefined for a stranger. */
function findPerson(actor, teams) {
	if (!actor) return void 0;
	for (const { members } of teams.values()) for (const { handle, name, mail, pagerduty } of members) if (actor.id !== void 0 && actor.id === pagerduty || actor.mail !== void 0 && actor.mail.toLowerCase() === mail?.toLowerCase() || actor.name !== void 0 && actor.name === name) return handle;
}
export { findPerson as t };
