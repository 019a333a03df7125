import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { setTimeout } from "node:timers/promises";
// src/adapters/github/describe-answer.ts
/** No answer at all: the delivery may have arrived, and sending it again does no harm. */
function unreachable(error, timeoutMs) {
	const timedOut = error.name === "TimeoutError";
	const cause = error.cause?.code;
	return timedOut ? {
		kind: "later",
		code: "github-timed-out",
		message: `GitHub did not answer within ${timeoutMs / 1e3} s`
	} : {
		kind: "later",
		code: "github-unreachable",
		message: `GitHub cannot be reached${cause ? ` (${cause})` : ""}`
	};
}
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
	if (!answer.ok) throw new Error(await reasonOf(answer, path, call));
	return await answer.json();
}
/** Like `restCall`, for what may not be there: undefined then. */
async function restFind(options, path) {
	const answer = await send(options, path, {});
	if (answer.status === 404) return void 0;
	if (!answer.ok) throw new Error(await reasonOf(answer, path, {}));
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
			const answer = await fetchOnce(options, path, call);
			if (answer.status < 500 || isLast) return answer;
		} catch (error) {
			if (isLast) throw new Error(unreachable(error, TIMEOUT_MS).message, { cause: error });
		}
		await setTimeout(PAUSE_MS * attempt);
	}
}
function fetchOnce({ repository, token, apiUrl = "https://api.github.com", agent }, path, { method = "GET", body }) {
	return fetch(`${apiUrl.replace(/\/+$/, "")}/repos/${repository}/${path}`, {
		method,
		redirect: "manual",
		headers: {
			accept: "application/vnd.github+json",
			authorization: `Bearer ${token}`,
			"user-agent": agent,
			"x-github-api-version": "2022-11-28"
		},
		...body !== void 0 && { body: JSON.stringify(body) },
		signal: AbortSignal.timeout(TIMEOUT_MS)
	});
}
async function reasonOf(answer, path, { method = "GET" }) {
	const message = /"message":\s*"([^"]{1,200})"/.exec(await answer.text())?.[1];
	return `GitHub answered ${answer.status} to ${method} ${path.split("?", 1)[0]}${message ? `: ${message}` : ""}`;
}
// src/app/retrospective/inert-markdown.ts
/** An invisible joiner: it breaks what GitHub makes of an address or a handle, and nothing a reader sees. */
const JOINER = "⁠";
/** Text of a record as plain words in Markdown: no markup, no mention, no link. */
function inertMarkdown(text) {
	return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~!&$]/g, "\\$&").replace(/@(?=[A-Za-z0-9])/g, `@${JOINER}`).replace(/(?<=\w):\/\//g, `:${JOINER}//`).replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${JOINER}.`);
}
export { restList as i, restCall as n, restFind as r, inertMarkdown as t };
