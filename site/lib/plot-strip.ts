/** A strip plot: one mark for each measured duration on a logarithmic axis. Lengths are in the units of its view box. */
export interface StripPlot {
	readonly width: number;
	readonly height: number;
	/** Durations that fall on the same place are one mark, higher by how many they are. */
	readonly marks: readonly StripMark[];
	readonly ticks: readonly { readonly x: number; readonly label: string }[];
	readonly median?: number;
	readonly target?: number;
}

export interface StripMark {
	readonly x: number;
	readonly height: number;
	readonly isOver: boolean;
}

const MINUTE = 60_000;
const TICKS = [
	[MINUTE, '1 min'],
	[5 * MINUTE, '5 min'],
	[15 * MINUTE, '15 min'],
	[60 * MINUTE, '1 h'],
	[4 * 60 * MINUTE, '4 h'],
	[24 * 60 * MINUTE, '1 d'],
	[7 * 24 * 60 * MINUTE, '1 w'],
] as const;
const WIDTH = 340;
const HEIGHT = 48;
const MARGIN = 4;

/** Lays out sorted durations (milliseconds) with their median and target; marks over the target are told apart. */
export function plotStrip(
	values: readonly number[],
	{ median, target }: { readonly median?: number; readonly target?: number },
): StripPlot {
	const all = [...values, ...(target === undefined ? [] : [target])].map((value) => Math.max(value, MINUTE / 2));
	const low = Math.min(...all, MINUTE) / 1.3;
	const high = Math.max(...all, 15 * MINUTE) * 1.3;
	const scale = (WIDTH - 2 * MARGIN) / Math.log(high / low);
	const place = (ms: number) => Math.round((MARGIN + Math.log(Math.max(ms, MINUTE / 2) / low) * scale) * 10) / 10;
	return {
		width: WIDTH,
		height: HEIGHT,
		marks: stack(values.map((ms) => ({ x: Math.round(place(ms)), isOver: target !== undefined && ms > target }))),
		ticks: spaced(TICKS.filter(([ms]) => ms > low && ms < high).map(([ms, label]) => ({ x: place(ms), label }))),
		median: median === undefined ? undefined : place(median),
		target: target === undefined ? undefined : place(target),
	};
}

function stack(points: readonly { readonly x: number; readonly isOver: boolean }[]): readonly StripMark[] {
	const counts = new Map<string, { readonly x: number; readonly isOver: boolean; count: number }>();
	for (const point of points) {
		const key = `${point.x} ${point.isOver}`;
		const known = counts.get(key);
		if (known) known.count++;
		else counts.set(key, { ...point, count: 1 });
	}
	const stacks = [...counts.values()];
	const most = Math.max(2, ...stacks.map(({ count }) => count));
	return stacks.map(({ x, isOver, count }) => ({ x, isOver, height: Math.round(10 + (14 * count) / most) }));
}

/** Labels nearer than their own width would run into each other. */
function spaced(ticks: readonly { readonly x: number; readonly label: string }[]) {
	let last = Number.NEGATIVE_INFINITY;
	return ticks.filter(({ x }) => {
		if (x - last < 44 || x > WIDTH - 16) return false;
		last = x;
		return true;
	});
}
