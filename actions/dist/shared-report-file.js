import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/formats/reports/report-file.ts
const MARKER = /^<!-- tocsin-([a-z]+(?:-[a-z]+)*) -->\n/;
const QUIET = "<!-- tocsin: quiet -->\n";
/** The line that the comment of a report begins with, and no other. */
function reportMarker(name) {
	return `<!-- tocsin-${name} -->`;
}
/** The text of a report file: its marker, whether it is quiet, and the report. */
function printReportFile({ name, isQuiet, text }) {
	return `${reportMarker(name)}\n${isQuiet ? QUIET : ""}${text}`;
}
/** Reads a report file; undefined where it lacks the marker of one. */
function readReportFile(content) {
	const [line, name] = MARKER.exec(content) ?? [];
	if (line === void 0 || name === void 0) return void 0;
	const rest = content.slice(line.length);
	const isQuiet = rest.startsWith(QUIET);
	return {
		name,
		isQuiet,
		text: isQuiet ? rest.slice(23) : rest
	};
}
export { readReportFile as n, reportMarker as r, printReportFile as t };
