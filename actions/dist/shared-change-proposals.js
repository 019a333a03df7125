import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { a as reasonOf, r as callGithub } from "./shared-describe-answer.js";
import { t as restCall } from "./shared-rest-call.js";
// src/adapters/github/change-proposals.ts
/** GitHub's answer where the branch is there already: a run before died after it. */
const THERE = 422;
/**
* Changes as pull requests on GitHub, in one commit each, on top of the commit that they were computed from. The token
* needs "Contents: write" and "Pull requests: write"; of a run, also that the repository lets actions make pull requests.
*/
function createChangeProposals(options) {
	return {
		find: async (branch) => {
			const head = encodeURIComponent(`${options.repository.split("/")[0]}:${branch}`);
			const [found] = await restCall(options, `pulls?head=${head}&state=all&per_page=1`);
			return found && shown(found);
		},
		propose: async (proposal) => {
			const { title, body, branch: head } = proposal;
			const ref = {
				ref: `refs/heads/${head}`,
				sha: await commit(options, proposal)
			};
			const made = await callGithub(options, "POST git/refs", ref);
			if (made.status !== 201 && made.status !== THERE) throw new Error(await reasonOf(made, "POST git/refs"));
			const pull = {
				title,
				body,
				head,
				base: options.target
			};
			return shown(await restCall(options, "pulls", {
				method: "POST",
				body: pull
			}));
		}
	};
}
async function commit(options, { base, changes, message }) {
	const tree = {
		base_tree: (await restCall(options, `git/commits/${base}`)).tree.sha,
		tree: changes.map(entryOf)
	};
	const { sha } = await restCall(options, "git/trees", {
		method: "POST",
		body: tree
	});
	return (await restCall(options, "git/commits", {
		method: "POST",
		body: {
			message,
			tree: sha,
			parents: [base]
		}
	})).sha;
}
function entryOf({ path, content }) {
	const file = {
		path,
		mode: "100644",
		type: "blob"
	};
	if (typeof content === "string") return {
		...file,
		content
	};
	return {
		...file,
		sha: content === null ? null : content.oid
	};
}
function shown({ number, html_url }) {
	return {
		id: `#${number}`,
		url: html_url
	};
}
export { createChangeProposals as t };
