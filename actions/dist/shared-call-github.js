import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/adapters/github/call-github.ts
const TIMEOUT_MS = 2e4;
/** Calls GitHub's REST API below the repository; `path` without a slash in front. Rejects where there is no answer. */
function callGithub(connection, request, body) {
	const { repository, token, apiUrl = "https://api.github.com", agent, timeoutMs = TIMEOUT_MS } = connection;
	const [method = "", path = ""] = request.split(" ");
	return (connection.fetch ?? fetch)(`${apiUrl.replace(/\/+$/, "")}/repos/${repository}/${path}`, {
		method,
		redirect: "manual",
		headers: {
			accept: "application/vnd.github+json",
			authorization: `Bearer ${token}`,
			"user-agent": agent,
			"x-github-api-version": "2022-11-28",
			...body && { "content-type": "application/json" }
		},
		...body && { body: JSON.stringify(body) },
		signal: AbortSignal.timeout(timeoutMs)
	});
}
/** What GitHub answered, with the sentence that it gave for it, if any. */
async function reasonOf(answer, request) {
	return reasonIn(answer.status, await answer.text(), request);
}
/** The same of a body that has been read. */
function reasonIn(status, text, request) {
	const message = /"message":\s*"([^"]{1,200})"/.exec(text)?.[1];
	return `GitHub answered ${status}${request ? ` to ${request}` : ""}${message ? `: ${message}` : ""}`;
}
export { reasonOf as n, callGithub as t };
