import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { n as restFind, r as restList, t as restCall } from "./shared-rest-call.js";
// src/adapters/github/pull-request-reviews.ts
/** The name of our status; branch protection asks for it by this name. */
const CONTEXT = "tocsin/review";
const VERDICTS = {
	APPROVED: "approved",
	CHANGES_REQUESTED: "changes-requested",
	DISMISSED: "dismissed",
	COMMENTED: "commented"
};
/** Pull requests over GitHub's REST API. The token needs "Pull requests: read", "Contents: read", "Commit statuses: write". */
function pullRequestReviews(connection) {
	const options = {
		...connection,
		agent: "tocsin-review"
	};
	return {
		listOpen: async (head) => {
			const filter = head ? `&head=${encodeURIComponent(`${head.owner}:${head.branch}`)}` : "";
			return (await restList(options, `pulls?state=open${filter}`)).map(({ number }) => number);
		},
		pullRequest: async (number) => {
			const pull = await restCall(options, `pulls/${number}`);
			return {
				number,
				isOpen: pull.state === "open",
				head: pull.head.sha,
				base: pull.base.ref,
				author: `@${pull.user?.login ?? ""}`,
				fileCount: pull.changed_files
			};
		},
		files: async (number) => (await restList(options, `pulls/${number}/files`)).map(fileOf),
		reviews: async (number) => (await restList(options, `pulls/${number}/reviews`)).flatMap(reviewOf),
		text: async (path, at) => {
			const place = path.split("/").map(encodeURIComponent).join("/");
			const found = await restFind(options, `contents/${place}?ref=${encodeURIComponent(at)}`);
			if (found === void 0 || found.type !== "file" || found.encoding !== "base64") return void 0;
			return Buffer.from(found.content ?? "", "base64").toString("utf8");
		},
		writeStatus: async (commit, { state, description }) => {
			const last = await lastStatus(options, commit);
			if (last?.state === state && last.description === description) return "unchanged";
			await restCall(options, `statuses/${commit}`, {
				method: "POST",
				body: {
					state,
					description,
					context: CONTEXT
				}
			});
			return "written";
		}
	};
}
function fileOf({ filename, previous_filename, status }) {
	return {
		path: filename,
		...status === "renamed" && previous_filename !== void 0 && { movedFrom: previous_filename },
		isDeleted: status === "removed"
	};
}
/** A review that counts: not of a machine, not of a deleted account, not one that is still being written. */
function reviewOf({ user, state, commit_id, submitted_at }) {
	const verdict = VERDICTS[state];
	if (user === null || user.type === "Bot" || verdict === void 0 || submitted_at === void 0) return [];
	return [{
		handle: `@${user.login}`,
		verdict,
		at: submitted_at,
		commit: commit_id ?? ""
	}];
}
/** GitHub keeps a thousand statuses of one name beside a commit, so that the same is not said again. */
async function lastStatus(options, commit) {
	const { statuses } = await restCall(options, `commits/${commit}/status?per_page=100`);
	return statuses.find(({ context }) => context === CONTEXT);
}
// src/app/review/current-reviews.ts
/**
* Reviews with the approvals that no longer count taken out: an approval counts for the newest commit, and for an
* earlier one that has the postmortem letter by letter as it is now, so that an update from the main branch takes
* nobody's word away. Asking for changes counts until it is taken back. Only the words of `people` are looked at.
*/
async function currentReviews(reviews, people, reviewed) {
	const asked = new Set(people.map((handle) => handle.toLowerCase()));
	const kept = [];
	const stale = /* @__PURE__ */ new Set();
	for (const review of reviews.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
		const who = review.handle.toLowerCase();
		if (!asked.has(who) || review.verdict === "commented") continue;
		const isStale = review.verdict === "approved" && !await isOfThisText(review.commit, reviewed);
		kept.push(isStale ? {
			...review,
			verdict: "dismissed"
		} : review);
		if (isStale) stale.add(who);
		else stale.delete(who);
	}
	return {
		reviews: kept,
		stale
	};
}
async function isOfThisText(commit, { head, text, textAt }) {
	if (commit === head) return true;
	return commit !== "" && text !== void 0 && await textAt(commit) === text;
}
export { pullRequestReviews as n, currentReviews as t };
