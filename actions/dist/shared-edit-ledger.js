import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { c as entryOf } from "./shared-find-actor.js";
import { s as effectEntrySchema } from "./shared-record-kinds.js";
// src/app/reconcile/edit-ledger.ts
/**
* The text of an `effects.yaml` with an entry in the place of the one of its key, else at the end; one line an entry,
* other lines keep their bytes. A file that somebody wrote in another shape is written anew. One that cannot be read
* (no `ledger`) is only added to: what it says of other keys must not be lost.
*/
function editLedger(text, ledger, entry) {
	if (!ledger) return withLine(text, entry);
	const lines = text.split("\n");
	const places = lines.flatMap((line, place) => isLineOf(line, entry.key) ? [place] : []);
	const known = ledger.filter(({ key }) => key === entry.key).length;
	if (!lines.every((line) => line === "" || line.startsWith("#") || line.startsWith("- {")) || places.length !== known) return [...ledger.filter(({ key }) => key !== entry.key), entry].map(lineOf).join("");
	if (places.length === 0) return withLine(text, entry);
	const [first] = places;
	return lines.flatMap((line, place) => place === first ? [lineOf(entry).trimEnd()] : places.includes(place) ? [] : [line]).join("\n");
}
/** The text without the entries of a key; undefined where it would be empty. */
function dropFromLedger(text, ledger, key) {
	if (entryOf(ledger, key) === void 0) return text;
	const lines = text.split("\n").filter((line) => !isLineOf(line, key));
	return lines.some((line) => line.trim() !== "") ? lines.join("\n") : void 0;
}
function withLine(text, entry) {
	return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${lineOf(entry)}`;
}
/** JSON is YAML too, and always one line. */
function lineOf(entry) {
	const keys = Object.keys(effectEntrySchema.shape);
	return `- ${JSON.stringify(Object.fromEntries(keys.map((key) => [key, entry[key]])))}\n`;
}
function isLineOf(line, key) {
	return line.startsWith(`- {"key":${JSON.stringify(key)},`);
}
export { editLedger as n, dropFromLedger as t };
