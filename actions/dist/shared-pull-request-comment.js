import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { a as reasonOf, r as callGithub } from "./shared-describe-answer.js";
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
		const place = found ? `comments/${found.id}` : `${options.number}/comments`;
		const answer = await callGithub(options, `${found ? "PATCH" : "POST"} issues/${place}`, { body });
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
		const answer = await callGithub(options, `GET issues/${options.number}/comments?per_page=${PAGE}&page=${page}`);
		if (!answer.ok) return reasonOf(answer);
		const comments = await answer.json();
		const ours = comments.find(({ body }) => body?.startsWith(options.marker));
		if (ours || comments.length < PAGE) return ours;
	}
}
export { pullRequestComment as t };
