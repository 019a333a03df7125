import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { n as listShifts } from "./shared-list-shifts.js";
// src/core/oncall/on-call-at.ts
/** Who is on call at an instant (RFC 3339 UTC), one shift a role; where shifts overlap, the one that began last. */
function onCallAt(schedule, at) {
	const byRole = /* @__PURE__ */ new Map();
	for (const shift of listShifts(schedule, {
		from: at,
		until: fromEpochMs(toEpochMs(at) + 1)
	})) byRole.set(shift.role, shift);
	return [...byRole.values()];
}
export { onCallAt as t };
