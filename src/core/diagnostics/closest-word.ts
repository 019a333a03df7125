/** The candidate that a mistyped word most likely meant, or undefined when none is near (more than a third of its letters differ). */
export function closestWord(word: string, candidates: Iterable<string>): string | undefined {
	let best: string | undefined;
	let bestDistance = Math.floor(Math.max(word.length, 3) / 3) + 1;
	for (const candidate of candidates) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

/** Optimal string alignment distance (insert, delete, replace, swap neighbours), cut short at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const replace = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			row[j] = Math.min(replace, last[j]! + 1, row[j - 1]! + 1);
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
		}
		beforeLast = last;
		last = row;
	}
	return last[b.length]!;
}
