import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/app/oncall/people.ts
/** Everybody in teams by handle; of somebody in two teams the first counts. */
function peopleOf(teams) {
	const people = /* @__PURE__ */ new Map();
	for (const [team, { members }] of teams) for (const { handle, name, time_zone, mail } of members) {
		if (people.has(handle)) continue;
		people.set(handle, {
			handle,
			name,
			team,
			timeZone: time_zone,
			...mail !== void 0 && { mail }
		});
	}
	return people;
}
export { peopleOf as t };
