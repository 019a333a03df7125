import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/triage/triage-state.ts
/** Keys of an incident that machines set and a person may correct; once corrected, machines leave them alone. */
const MACHINE_KEYS = [
	"severity",
	"detected",
	"acknowledged",
	"resolved",
	"relations"
];
/** The state of a repository without any incident. */
const EMPTY_STATE = {
	incidents: /* @__PURE__ */ new Map(),
	holders: /* @__PURE__ */ new Map(),
	earlyResolves: /* @__PURE__ */ new Map(),
	muted: /* @__PURE__ */ new Map()
};
/** The state with one incident added or replaced; its alerts are found under it from now on. */
function withIncident(state, incident) {
	const incidents = new Map(state.incidents).set(incident.id, incident);
	if (Object.keys(incident.alerts).every((key) => state.holders.get(key) === incident.id)) return {
		...state,
		incidents
	};
	const holders = new Map(state.holders);
	for (const fingerprint of Object.keys(incident.alerts)) holders.set(fingerprint, incident.id);
	return {
		...state,
		incidents,
		holders
	};
}
/** The state once an alert has found its incident: nothing is remembered of it beside. */
function withoutPending(state, fingerprint) {
	return {
		...state,
		earlyResolves: without(state.earlyResolves, fingerprint),
		muted: without(state.muted, fingerprint)
	};
}
function without(map, key) {
	if (!map.has(key)) return map;
	const rest = new Map(map);
	rest.delete(key);
	return rest;
}
export { withoutPending as i, MACHINE_KEYS as n, withIncident as r, EMPTY_STATE as t };
