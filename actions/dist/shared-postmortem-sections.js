import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/check/text/split-sections.ts
const HEADING = /^ {0,3}##(?=[ \t\r]|$)/;
const FENCE = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$/;
/**
* The parts of a Markdown text under its second-level headings (`## Title`), in order. Headings inside fences and HTML
* comments are text. A syntax tree would say the same at thirty times the cost.
*/
function splitSections(text) {
	const found = [];
	for (const { line, start, end } of proseLines(text)) {
		if (!line.includes("##")) continue;
		const heading = HEADING.exec(line);
		if (!heading) continue;
		const title = line.slice(heading[0].length).trim().replace(/(?:^|[ \t])#+$/, "").trimEnd();
		const last = found.at(-1);
		if (last) last.end = start;
		found.push({
			title,
			start,
			contentStart: end,
			end: text.length
		});
	}
	return found;
}
/** The section of a title, compared without regard to case and blanks around it. */
function sectionOf(sections, title) {
	return sections.find((section) => isSameTitle(section.title, title));
}
/** Whether two headings say the same; case does not count. */
function isSameTitle(a, b) {
	return a.trim().toLowerCase() === b.trim().toLowerCase();
}
/** The lines of a text that are neither in a fence nor inside an HTML comment of many lines. */
function* proseLines(text) {
	let fence;
	let isInComment = false;
	for (let start = 0, end; start < text.length; start = end) {
		const lineBreak = text.indexOf("\n", start);
		end = lineBreak < 0 ? text.length : lineBreak + 1;
		const line = text.slice(start, lineBreak < 0 ? end : lineBreak);
		if (isInComment) {
			isInComment = !line.includes("-->");
			continue;
		}
		const mark = FENCE.exec(line);
		if (fence !== void 0) {
			if (mark && mark[1].startsWith(fence) && mark[2].trim() === "") fence = void 0;
			continue;
		}
		if (mark && !(mark[1].startsWith("`") && mark[2].includes("`"))) {
			fence = mark[1];
			continue;
		}
		yield {
			line,
			start,
			end
		};
		const comment = line.lastIndexOf("<!--");
		isInComment = comment >= 0 && line.indexOf("-->", comment) < 0;
	}
}
// src/core/postmortem/postmortem-sections.ts
/** The template that a company may change; its headings are the sections a reviewed postmortem must have. */
const POSTMORTEM_TEMPLATE = "policies/templates/postmortem.md";
/** The sections that rules read by name: a template may add others and may lose none of these. */
const POSTMORTEM_SECTIONS = [
	"Summary",
	"Detection",
	"Trigger",
	"Impact",
	"Resolution and recovery",
	"Root cause",
	"Timeline",
	"What went well",
	"What did not go well",
	"Lessons learned"
];
export { splitSections as a, sectionOf as i, POSTMORTEM_TEMPLATE as n, isSameTitle as r, POSTMORTEM_SECTIONS as t };
