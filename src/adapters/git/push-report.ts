/** What became of one ref of a push. */
export interface PushedRef {
	readonly ref: string;
	readonly ok: boolean;
	/** Git's words for a refusal, like `[remote rejected] (pre-receive hook declined)`. */
	readonly reason: string;
}

/** Reads the output of `git push --porcelain`. */
export function readPushReport(stdout: string): readonly PushedRef[] {
	return stdout.split('\n').flatMap((line) => {
		const [flag, refs, reason = ''] = line.split('\t');
		if (flag?.length !== 1 || refs === undefined) return [];
		return [{ ref: refs.slice(refs.lastIndexOf(':') + 1), ok: flag !== '!', reason }];
	});
}

/** Why a push was refused, which decides what to do about it. */
export type Refusal =
	/** Somebody else was first: look again. */
	| 'lost-race'
	/** A rule of the remote forbids it: trying again will not help. */
	| 'forbidden'
	/** The remote cannot push several refs at once. */
	| 'no-atomic';

const NO_ATOMIC = /does not support --?atomic|atomic push(?:es)? (?:is |are )?not supported/i;
const FORBIDDEN =
	/hook declined|protected branch|deny (?:updating|deleting|creating)|denied|not allowed|prohibited|refusing|funny refname|GH\d{3}|shallow update|declined|read.?only|archived|permission/i;
/** What a host says to refs that follow another one's refusal; never the cause. */
const CONSEQUENCE = /atomic push (?:failed|failure)|atomic transaction failed/i;

/** Judges a refused push by its refs and by what was printed besides. */
export function judgeRefusal(refs: readonly PushedRef[], stderr: string): Refusal {
	if (NO_ATOMIC.test(stderr)) return 'no-atomic';
	const causes = refs.filter((ref) => !ref.ok && !CONSEQUENCE.test(ref.reason));
	return causes.some((ref) => FORBIDDEN.test(ref.reason)) ? 'forbidden' : 'lost-race';
}
