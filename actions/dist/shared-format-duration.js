import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/time/format-duration.ts
const [MINUTE, HOUR, DAY] = [
	6e4,
	36e5,
	864e5
];
/** A duration in milliseconds as people say it, in at most two units: `34 s`, `46 min`, `3 h 12 min`, `2 d 4 h`; the sign is kept. */
function formatDuration(ms) {
	if (ms < 0) return `−${formatDuration(-ms)}`;
	const seconds = Math.round(ms / 1e3);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.round(ms / MINUTE);
	if (minutes < 60) return `${minutes} min`;
	if (minutes < 1440) return twoUnits(minutes, 60, ["h", "min"]);
	const hours = Math.round(ms / HOUR);
	return hours < 336 ? twoUnits(hours, 24, ["d", "h"]) : `${Math.round(ms / DAY)} d`;
}
function twoUnits(count, perUnit, [large, small]) {
	const rest = count % perUnit;
	return rest === 0 ? `${count / perUnit} ${large}` : `${Math.floor(count / perUnit)} ${large} ${rest} ${small}`;
}
export { formatDuration as t };
