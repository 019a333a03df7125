import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/formats/inert-markdown.ts
/** An invisible joiner: it breaks what GitHub makes of an address, a handle or a number, and nothing a reader sees. */
const JOINER = "⁠";
/** Text of a record as plain words in Markdown: no markup, no mention, no link. */
function inertMarkdown(text) {
	return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~!&$]/g, "\\$&").replace(/@(?=[A-Za-z0-9])/g, `@${JOINER}`).replace(/(?<=\w):\/\//g, `:${JOINER}//`).replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${JOINER}.`);
}
export { inertMarkdown as t };
