/**
 * The chance of `count` or more successes in `n` independent trials of chance `p` each, summed exactly over logarithms
 * so that many trials do not overflow.
 */
export function binomialTail(count: number, n: number, p: number): number {
	if (count <= 0) return 1;
	if (count > n || p <= 0) return 0;
	if (p >= 1) return 1;
	let log = n * Math.log1p(-p);
	let tail = 0;
	for (let k = 0; k <= n; k++) {
		if (k >= count) tail += Math.exp(log);
		log += Math.log((n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
	}
	return Math.min(1, tail);
}
