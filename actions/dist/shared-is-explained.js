import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/records/is-explained.ts
/** Whether another incident explains this one and tells its story: its cause, or the one that it is a duplicate of. */
function isExplained({ relations = [] }) {
	return relations.some(({ type }) => type === "caused_by" || type === "duplicate_of");
}
export { isExplained as t };
