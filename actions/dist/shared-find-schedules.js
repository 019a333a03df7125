import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/oncall/find-schedules.ts
/** The schedules of a team, in order of their names. */
function schedulesOfTeam(schedules, team) {
	return [...schedules].filter(([, schedule]) => schedule.team === team).map(([slug, schedule]) => ({
		slug,
		schedule
	})).sort((a, b) => a.slug < b.slug ? -1 : 1);
}
/** The schedule that answers for a service: the one it names, else the first of the team that owns it. */
function scheduleOfService(schedules, { schedule: own, owner }) {
	const named = own === void 0 ? void 0 : schedules.get(own);
	return named && own !== void 0 ? {
		slug: own,
		schedule: named
	} : schedulesOfTeam(schedules, owner)[0];
}
export { schedulesOfTeam as n, scheduleOfService as t };
