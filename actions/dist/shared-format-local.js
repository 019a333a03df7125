import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { l as isTimeZone } from "./shared-list-shifts.js";
// src/app/oncall/format-local.ts
const WEEKDAY = [
	"Mon",
	"Tue",
	"Wed",
	"Thu",
	"Fri",
	"Sat",
	"Sun"
];
/** An instant (RFC 3339 UTC) by the clock in a zone: `Mon 2026-11-23 10:00`; in UTC where the zone does not exist. */
function formatLocal(instant, zone) {
	const at = Temporal.Instant.from(instant).toZonedDateTimeISO(isTimeZone(zone) ? zone : "UTC");
	return `${WEEKDAY[at.dayOfWeek - 1]} ${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: "minute" })}`;
}
export { formatLocal as t };
