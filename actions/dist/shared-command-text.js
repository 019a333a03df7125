import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { n as inertLine, r as inertText } from "./shared-inert-text.js";
import { i as redactText } from "./shared-redact.js";
import { n as closestWord } from "./shared-schema-problems.js";
// src/core/lifecycle/command-text.ts
/** Longest texts of a command, in UTF-16 units. Longer ones are refused and not cut: a person is kept whole or told. */
const COMMAND_CAPS = {
	reason: 1e3,
	note: 4e3,
	description: 2e3,
	"alert name": 300
};
function readable(value) {
	return {
		ok: true,
		value
	};
}
function unreadable(...problems) {
	return {
		ok: false,
		problems
	};
}
/** All fields, or the problems of all of them. */
function readAll(fields) {
	const entries = Object.entries(fields);
	const problems = entries.flatMap(([, read]) => read.ok ? [] : read.problems);
	if (problems.length > 0) return unreadable(...problems);
	const values = entries.flatMap(([key, read]) => read.ok && read.value !== void 0 ? [[key, read.value]] : []);
	return readable(Object.fromEntries(values));
}
/** A text of one line that is safe to store: invisible characters and secrets gone, line breaks as spaces. */
function readLine(kind, text) {
	return readSafe(kind, text, inertLine);
}
/** As `readLine`, with line breaks kept. */
function readLines(kind, text) {
	return readSafe(kind, text, inertText);
}
function readSafe(kind, text, clean) {
	const cap = COMMAND_CAPS[kind];
	if (text.length > cap) return unreadable(`Unexpected ${kind} of ${text.length} characters, expected at most ${cap}`);
	const safe = clean(redactText(clean(redactText(text), cap * 2)), cap);
	return safe === "" ? unreadable(`Unexpected empty ${kind}, expected text`) : readable(safe);
}
/** One of some words, in upper or lower case; where it is none of them, the nearest one is named. */
function readWord(what, text, words) {
	const list = words.join(", ");
	if (text === void 0 || text.trim() === "") return unreadable(`Unexpected lack of a ${what}, expected one of ${list}`);
	const word = words.find((known) => known === text.toLowerCase());
	return word === void 0 ? unreadable(`Unexpected ${what} ${quoted(text)}, expected one of ${list}${didYouMean(text, words)}`) : readable(word);
}
/** The end of a sentence about an unknown word: `. Did you mean …?` where one is near. */
function didYouMean(text, words) {
	const near = closestWord(text.slice(0, 80), words);
	return near === void 0 ? "" : `. Did you mean ${near}?`;
}
/** A person's words inside a sentence of ours: one line, short, in quotes. */
function quoted(text) {
	return JSON.stringify(inertLine(text, 120));
}
export { readLines as a, unreadable as c, readLine as i, quoted as n, readWord as o, readAll as r, readable as s, didYouMean as t };
