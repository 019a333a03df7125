import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/adapters/github/pull-request-comment.ts
const PAGE = 100;
const MAX_PAGES = 10;
/** Keeps the comment over GitHub's REST API, found by its marker among the first thousand. */
function pullRequestComment(options) {
	return { write: async (body, { isNew }) => {
		const found = await find(options);
		if (typeof found === "string") return {
			state: "refused",
			reason: found
		};
		if (found?.body === body) return { state: "unchanged" };
		if (!found && !isNew) return { state: "not-needed" };
		const answer = await call(options, `issues/${found ? `comments/${found.id}` : `${options.number}/comments`}`, {
			method: found ? "PATCH" : "POST",
			body
		});
		if (!answer.ok) return {
			state: "refused",
			reason: await reasonOf(answer)
		};
		return { state: found ? "updated" : "created" };
	} };
}
/** The comment, undefined where there is none yet, or why it cannot be known. */
async function find(options) {
	for (let page = 1; page <= MAX_PAGES; page += 1) {
		const answer = await call(options, `issues/${options.number}/comments?per_page=${PAGE}&page=${page}`);
		if (!answer.ok) return reasonOf(answer);
		const comments = await answer.json();
		const ours = comments.find(({ body }) => body?.startsWith(options.marker));
		if (ours || comments.length < PAGE) return ours;
	}
}
function call({ repository, token, apiUrl = "https://api.github.com" }, path, { method = "GET", body } = {}) {
	return fetch(`${apiUrl.replace(/\/+$/, "")}/repos/${repository}/${path}`, {
		method,
		redirect: "manual",
		headers: {
			accept: "application/vnd.github+json",
			authorization: `Bearer ${token}`,
			"user-agent": "tocsin-check",
			"x-github-api-version": "2022-11-28"
		},
		...body !== void 0 && { body: JSON.stringify({ body }) },
		signal: AbortSignal.timeout(2e4)
	});
}
async function reasonOf(answer) {
	const text = await answer.text();
	const message = /"message":\s*"([^"]{1,200})"/.exec(text)?.[1];
	return `GitHub answered ${answer.status}${message ? `: ${message}` : ""}`;
}
export { pullRequestComment as t };
