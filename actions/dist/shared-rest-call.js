import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { a as reasonOf, n as unreachable, r as callGithub } from "./shared-describe-answer.js";
import { setTimeout } from "node:timers/promises";
// src/adapters/github/rest-call.ts
const PAGE = 100;
const ATTEMPTS = 3;
const PAUSE_MS = 500;
const TIMEOUT_MS = 2e4;
/**
* The answer to one call below the repository. Throws what GitHub says against it. A question that failed on GitHub's
* side is asked again; what changes something never is, for it may have been done.
*/
async function restCall(options, path, call = {}) {
	const answer = await send(options, path, call);
	if (!answer.ok) throw new Error(await reasonOf(answer, shownOf(path, call)));
	return await answer.json();
}
/** Like `restCall`, for what may not be there: undefined then. */
async function restFind(options, path) {
	const answer = await send(options, path, {});
	if (answer.status === 404) return void 0;
	if (!answer.ok) throw new Error(await reasonOf(answer, shownOf(path, {})));
	return await answer.json();
}
/** All entries of a list, page by page; `path` may have a query. */
async function restList(options, path) {
	const all = [];
	for (let page = 1;; page += 1) {
		const entries = await restCall(options, `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`);
		all.push(...entries);
		if (entries.length < PAGE) return all;
	}
}
async function send(options, path, call) {
	for (let attempt = 1;; attempt += 1) {
		const isLast = call.method !== void 0 || attempt === ATTEMPTS;
		try {
			const answer = await callGithub({
				...options,
				timeoutMs: TIMEOUT_MS
			}, requestOf(path, call), call.body);
			if (answer.status < 500 || isLast) return answer;
		} catch (error) {
			if (isLast) throw new Error(unreachable(error, TIMEOUT_MS).message, { cause: error });
		}
		await setTimeout(PAUSE_MS * attempt);
	}
}
function requestOf(path, { method = "GET" }) {
	return `${method} ${path}`;
}
/** Without its query, which says nothing to people. */
function shownOf(path, call) {
	return requestOf(path.split("?", 1)[0], call);
}
export { restFind as n, restList as r, restCall as t };
