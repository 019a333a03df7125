import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { l as alertLineSchema } from "./shared-record-kinds.js";
import { t as schemaProblems } from "./shared-schema-problems.js";
// src/formats/alert-lines.ts
/** Reads a file of the alert archive. A broken line is named and left out; the others stand. */
function parseAlertLines(file, text) {
	const lines = [];
	const problems = [];
	for (const [index, line] of text.split("\n").entries()) {
		if (line === "") continue;
		const start = {
			line: index + 1,
			col: 1
		};
		const value = parseJson(line);
		if (value === void 0) {
			problems.push({
				rule: "alert-line/json",
				severity: "error",
				message: "Unexpected text, expected one JSON object a line",
				file,
				start
			});
			continue;
		}
		const parsed = alertLineSchema.safeParse(value);
		if (parsed.success) lines.push(parsed.data);
		else for (const { message, help } of schemaProblems(parsed.error, value, alertLineSchema)) problems.push({
			rule: "alert-line/schema",
			severity: "error",
			message,
			file,
			start,
			...help && { help }
		});
	}
	return {
		lines,
		problems
	};
}
function parseJson(line) {
	try {
		return JSON.parse(line);
	} catch {
		return;
	}
}
/** One line of the archive, with its line break. */
function printAlertLine(line) {
	return `${JSON.stringify(line)}\n`;
}
export { printAlertLine as n, parseAlertLines as t };
