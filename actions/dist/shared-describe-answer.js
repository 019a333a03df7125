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
// src/adapters/github/describe-answer.ts
/** GitHub's advice where it limits without saying for how long, in milliseconds. */
const SECONDARY_LIMIT_MS = 6e4;
/** What GitHub's answer to a dispatch means; undefined when it took it. `now` is milliseconds since 1970. */
function describeAnswer(answer, repository, now) {
	const { status } = answer;
	if (status === 204 || status === 200) return void 0;
	const wait = rateLimitMs(answer, now);
	if (wait !== void 0) return {
		kind: "later",
		code: "rate-limited",
		message: `GitHub limits the calls (${status})`,
		retryAfterMs: wait
	};
	if (status >= 500) return {
		kind: "later",
		code: "github-failed",
		message: `GitHub answered ${status}`
	};
	if (status === 422) return {
		kind: "refused",
		code: "github-refused",
		message: `GitHub refused the payload: ${messageOf(answer)}`
	};
	return {
		kind: "later",
		...(PERSONS_TURN[status] ?? unexplained(answer))(repository)
	};
}
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
/** Answers that stay the same until a person changes something. */
const PERSONS_TURN = {
	401: () => ({
		code: "github-token-invalid",
		message: "GitHub does not accept the token (401)",
		help: "The token in TOCSIN_GITHUB_TOKEN is wrong, expired or revoked: make a new one and restart the relay"
	}),
	403: (repository) => ({
		code: "github-right-missing",
		message: `The token may not send events to ${repository} (403)`,
		help: `Give the token in TOCSIN_GITHUB_TOKEN the right "Contents: write" on ${repository}`
	}),
	404: (repository) => ({
		code: "github-repository-unknown",
		message: `GitHub shows the token no repository ${repository} (404)`,
		help: `Check TOCSIN_GITHUB_REPOSITORY, and give the token access to it with the right "Contents: write"`
	})
};
function unexplained(answer) {
	return () => ({
		code: "github-unexpected",
		message: `GitHub answered ${answer.status}: ${messageOf(answer)}`
	});
}
/** How long GitHub asks to wait, in milliseconds; undefined where the answer is no rate limit. */
function rateLimitMs({ status, headers, text }, now) {
	if (status !== 403 && status !== 429) return void 0;
	const retryAfter = headers.get("retry-after");
	if (retryAfter !== null && /^\d+$/.test(retryAfter)) return Number(retryAfter) * 1e3;
	if (headers.get("x-ratelimit-remaining") === "0") return Math.max(1e3, Number(headers.get("x-ratelimit-reset") ?? 0) * 1e3 - now);
	if (status === 429 || /rate limit|abuse/i.test(text)) return SECONDARY_LIMIT_MS;
}
function messageOf({ text }) {
	try {
		const { message } = JSON.parse(text);
		if (typeof message === "string") return message.slice(0, 200);
	} catch {}
	return "no reason given";
}
export { reasonOf as a, reasonIn as i, unreachable as n, callGithub as r, describeAnswer as t };
