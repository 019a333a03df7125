/**
 * Whether a word is as a pattern says: `#` stands for one digit, `%` for one letter, `*` for any characters, all else
 * for itself in either case. Never worse than pattern times word.
 */
export function matchesPattern(pattern: string, word: string): boolean {
	let p = 0;
	let w = 0;
	let star = -1;
	let resume = 0;
	while (w < word.length) {
		if (pattern[p] === '*') {
			star = p++;
			resume = w;
		} else if (p < pattern.length && matchesSign(pattern[p]!, word[w]!)) {
			p++;
			w++;
		} else if (star >= 0) {
			p = star + 1;
			w = ++resume;
		} else return false;
	}
	while (pattern[p] === '*') p++;
	return p === pattern.length;
}

function matchesSign(sign: string, char: string): boolean {
	if (sign === '#') return char >= '0' && char <= '9';
	if (sign === '%') return /\p{L}/u.test(char);
	return sign.toLowerCase() === char.toLowerCase();
}
