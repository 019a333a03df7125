import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as runGit } from "./shared-git-environment.js";
// src/adapters/github/github-remote.ts
/** The address of a repository on a GitHub server, like `https://github.com`, with the token for it as Git sends it. */
function githubRemote({ server = "https://github.com", repository, token }) {
	const secret = Buffer.from(`x-access-token:${token}`).toString("base64");
	const header = [`http.${server}/.extraheader`, `AUTHORIZATION: basic ${secret}`];
	return {
		remote: `${server}/${repository}.git`,
		settings: server.startsWith("http") ? [header] : [],
		secret
	};
}
// src/adapters/git/encode-commit.ts
/** Who commits where nobody has told Git who they are: an alert at night must not be refused for that. */
const FALLBACK_AUTHOR = {
	name: "Tocsin",
	email: "tocsin@localhost"
};
const FOLDED = "tocsin-folded";
/** The bytes of a commit object. */
function encodeCommit(parts) {
	const who = `${oneLine(parts.author.name)} <${oneLine(parts.author.email)}> ${parts.seconds} +0000`;
	const lines = [
		`tree ${parts.tree}`,
		...parts.parent === "" ? [] : [`parent ${parts.parent}`],
		`author ${who}`,
		`committer ${who}`,
		...parts.folded?.length ? [`${FOLDED} ${parts.folded.join(" ")}`] : []
	];
	return Buffer.from(`${lines.join("\n")}\n\n${parts.message.replaceAll("\0", "").trim()}\n`);
}
/** The inbox refs that a commit says it holds. */
function foldedRefs(commitText) {
	const line = commitText.slice(0, commitText.indexOf("\n\n")).split("\n").find((text) => text.startsWith(`${FOLDED} `));
	return new Set(line?.split(" ").slice(1));
}
function oneLine(text) {
	return text.replace(/[\p{Cc}<>]+/gu, " ").trim() || "Tocsin";
}
// src/adapters/git/git-identity.ts
/** The identity that Git would use for a commit, from the environment and from `user.name` and `user.email`. */
function gitIdentity(env, config) {
	const name = env.GIT_COMMITTER_NAME || config.get("user.name");
	const email = env.GIT_COMMITTER_EMAIL || config.get("user.email");
	return name && email ? {
		name,
		email
	} : FALLBACK_AUTHOR;
}
// src/adapters/git/read-git-config.ts
/** All settings that hold in a place; names are lower case up to the subsection, the last of several values wins. */
async function readGitConfig(place) {
	const { stdout } = await runGit(place, [
		"config",
		"--list",
		"-z"
	]);
	const entries = stdout.toString().split("\0").filter(Boolean);
	return new Map(entries.map((entry) => {
		const lineEnd = entry.indexOf("\n");
		return lineEnd < 0 ? [entry, "true"] : [entry.slice(0, lineEnd), entry.slice(lineEnd + 1)];
	}));
}
export { foldedRefs as a, encodeCommit as i, gitIdentity as n, githubRemote as o, FALLBACK_AUTHOR as r, readGitConfig as t };
