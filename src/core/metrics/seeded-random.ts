/**
 * A source of numbers in [0, 1) that is the same for the same seed text, so that a figure computed twice is the same to
 * the last digit: FNV-1a of the text starts Mulberry32 (Tommy Ettinger, public domain), enough for resampling and nothing else.
 */
export function seededRandom(seed: string): () => number {
	let state = 0x811c9dc5;
	for (let index = 0; index < seed.length; index++) state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
