/** How many things happened in how many hours. */
export interface CountedHours {
	readonly count: number;
	readonly hours: number;
}

/** How many times as often as before, and between which figures the true one lies 19 times of 20; absent where nothing bounds it. */
export interface RateRatio {
	readonly ratio?: number;
	readonly low: number;
	readonly high?: number;
}

/** Each side of a 95 % interval. */
const TAIL = 0.025;

/**
 * The ratio of two Poisson rates with its exact 95 % interval: given how many there are in all, the count after is
 * binomial, and the Clopper–Pearson bounds of its share become those of the ratio (Przyborowski and Wilenski, Biometrika
 * 31, 1940; Clopper and Pearson, Biometrika 26, 1934). Undefined where no hours were seen, or nothing happened at all.
 */
export function rateRatio(after: CountedHours, before: CountedHours): RateRatio | undefined {
	const total = after.count + before.count;
	if (!(after.hours > 0 && before.hours > 0) || total === 0) return undefined;
	const scale = before.hours / after.hours;
	const low = after.count === 0 ? 0 : odds(bound(after.count, total, 'low')) * scale;
	return {
		low,
		...(before.count > 0 && {
			ratio: (after.count / before.count) * scale,
			high: odds(bound(after.count, total, 'high')) * scale,
		}),
	};
}

/** Exposed hours with no more than `count` after which the upper bound of the ratio is below `limit`; undefined without a baseline. */
export function hoursToShow(count: number, before: CountedHours, limit: number): number | undefined {
	if (before.count === 0 || !(before.hours > 0)) return undefined;
	return (odds(bound(count, count + before.count, 'high')) * before.hours) / limit;
}

function odds(share: number): number {
	return share / (1 - share);
}

/** The share at which so few, or so many, of `total` would be seen once in forty times; found by halving. */
function bound(count: number, total: number, side: 'low' | 'high'): number {
	let [low, high] = [0, 1];
	for (let step = 0; step < 60; step += 1) {
		const middle = (low + high) / 2;
		const isTooLow = side === 'low' ? 1 - atMost(count - 1, total, middle) < TAIL : atMost(count, total, middle) > TAIL;
		if (isTooLow) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** The binomial distribution function, summed in logarithms so that many do not underflow. */
function atMost(count: number, total: number, share: number): number {
	let term = total * Math.log1p(-share);
	let sum = 0;
	for (let k = 0; k <= count; k += 1) {
		sum += Math.exp(term);
		term += Math.log((total - k) / (k + 1)) + Math.log(share) - Math.log1p(-share);
	}
	return Math.min(1, sum);
}
