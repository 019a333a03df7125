import { matchesGlob } from '../../triage/glob.ts';

/** Stands for whatever a star of the narrower glob stands for; no name holds it, so only a star can match it. */
const ANYTHING = '\u0001';

/**
 * Whether a glob matches everything that another one matches. A star of the narrower one may stand for any text, so the
 * wider one has to match it by a star of its own; matching one letter that is in neither is the exact test of that.
 */
export function globCovers(wider: string, narrower: string): boolean {
	return matchesGlob(wider, narrower.replaceAll('*', ANYTHING));
}
