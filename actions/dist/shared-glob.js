import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/triage/glob.ts
/** Whether text matches a glob in which `*` stands for any characters; letters match in either case. Never worse than pattern times text. */
function matchesGlob(glob, text) {
	const pattern = glob.toLowerCase();
	const subject = text.toLowerCase();
	let p = 0;
	let s = 0;
	let star = -1;
	let resume = 0;
	while (s < subject.length) if (pattern[p] === "*") {
		star = p++;
		resume = s;
	} else if (pattern[p] === subject[s]) {
		p++;
		s++;
	} else if (star >= 0) {
		p = star + 1;
		s = ++resume;
	} else return false;
	while (pattern[p] === "*") p++;
	return p === pattern.length;
}
export { matchesGlob as t };
