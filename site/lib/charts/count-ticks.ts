const NICE = [1, 2, 5, 10];

/** Round numbers from 0 to the first that is not below `most`, about `wanted` of them; whole ones only. */
export function countTicks(most: number, wanted = 3): readonly number[] {
	const rough = Math.max(1, most / wanted);
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = Math.max(1, (NICE.find((nice) => nice * power >= rough) ?? 10) * power);
	const count = Math.max(1, Math.ceil(most / step));
	return Array.from({ length: count + 1 }, (_, index) => index * step);
}
