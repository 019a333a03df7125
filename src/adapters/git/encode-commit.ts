/** Name and mail address that a commit carries. */
export interface Identity {
	readonly name: string;
	readonly email: string;
}

export interface CommitParts {
	readonly tree: string;
	/** Empty text for the first commit of a repository. */
	readonly parent: string;
	readonly message: string;
	readonly author: Identity;
	/** Seconds since 1970. */
	readonly seconds: number;
	/** Names of the inbox refs whose deliveries this commit holds; kept in a header that `git log` does not show. */
	readonly folded?: readonly string[];
}

/** Who commits where nobody has told Git who they are: an alert at night must not be refused for that. */
export const FALLBACK_AUTHOR: Identity = { name: 'Tocsin', email: 'tocsin@localhost' };

const FOLDED = 'tocsin-folded';

/** The bytes of a commit object. */
export function encodeCommit(parts: CommitParts): Buffer {
	const who = `${oneLine(parts.author.name)} <${oneLine(parts.author.email)}> ${parts.seconds} +0000`;
	const lines = [
		`tree ${parts.tree}`,
		...(parts.parent === '' ? [] : [`parent ${parts.parent}`]),
		`author ${who}`,
		`committer ${who}`,
		...(parts.folded?.length ? [`${FOLDED} ${parts.folded.join(' ')}`] : []),
	];
	return Buffer.from(`${lines.join('\n')}\n\n${parts.message.replaceAll('\0', '').trim()}\n`);
}

/** The inbox refs that a commit says it holds. */
export function foldedRefs(commitText: string): ReadonlySet<string> {
	const head = commitText.slice(0, commitText.indexOf('\n\n'));
	const line = head.split('\n').find((text) => text.startsWith(`${FOLDED} `));
	return new Set(line?.split(' ').slice(1));
}

function oneLine(text: string): string {
	return text.replace(/[\p{Cc}<>]+/gu, ' ').trim() || 'Tocsin';
}
