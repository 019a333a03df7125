import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { d as cut, t as listDuties, u as clip } from "./shared-list-shifts.js";
// src/core/oncall/list-watches.ts
/**
* Who is paged for a role over a span, without overlaps and cut at its edges: where shifts overlap, the one that began
* last is paged. Watches of one person that touch are one.
*/
function listWatches(schedule, role, span) {
	let watches = [];
	for (const { member, start, end } of listDuties(schedule, role, span)) {
		const before = watches.filter((watch) => watch.end <= start);
		const after = watches.slice(before.length).flatMap((watch) => cut(watch, {
			start,
			end
		}));
		watches = [
			...before,
			...after,
			{
				member,
				start,
				end
			}
		].sort((a, b) => a.start - b.start);
	}
	return joinTouching(watches.flatMap((watch) => clip(watch, span)));
}
function joinTouching(watches) {
	const joined = [];
	for (const watch of watches) {
		const last = joined.at(-1);
		if (last?.member === watch.member && last.end === watch.start) joined[joined.length - 1] = {
			...last,
			end: watch.end
		};
		else joined.push(watch);
	}
	return joined;
}
export { listWatches as t };
