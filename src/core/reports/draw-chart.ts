import type { ReportChart } from '../records/report.ts';
import { plotChart } from './plot-chart.ts';

/** A picture: four bytes a pixel (red, green, blue, opacity), row by row from the top. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array;
}

type Colour = readonly [red: number, green: number, blue: number];

/** Middling colours on a clear ground: they stand out on white as on the near-black of dark mail clients. */
const OLD: Colour = [128, 148, 172];
const NEW: Colour = [46, 124, 214];
const LINE: Colour = [138, 148, 160];
const TARGET: Colour = [208, 92, 60];

/** Twice the size at which it is shown, for sharp screens. */
export const CHART_SIZE = { width: 1040, height: 200 } as const;
const BASE = CHART_SIZE.height - 4;
const RADIUS = 9;

/** Draws a chart as bars or dots, without words: those stand beside it in the mail. */
export function drawChart(chart: ReportChart): Picture {
	const { width, height } = CHART_SIZE;
	const picture = { width, height, data: new Uint8Array(width * height * 4) };
	const { marks, step, target } = plotChart(chart);
	fill(picture, [0, BASE, width, BASE + 2], LINE);
	if (target !== undefined) {
		const y = Math.round(BASE * (1 - target));
		for (let x = 0; x < width; x += 20) fill(picture, [x, y - 1, x + 12, y + 2], TARGET);
	}
	for (const { x, y, isNew } of marks) {
		const colour = isNew ? NEW : OLD;
		const middle = x * width;
		if (chart.kind === 'dots') disc(picture, { x: middle, y: BASE * (1 - y), radius: RADIUS }, colour);
		else {
			const half = Math.max(1, Math.min(step * width * 0.36, 40));
			fill(picture, [middle - half, BASE * (1 - y), middle + half, BASE], colour);
		}
	}
	return picture;
}

function fill(picture: Picture, [left, top, right, bottom]: readonly [number, number, number, number], colour: Colour) {
	for (let y = Math.round(top); y < Math.round(bottom); y++) {
		for (let x = Math.round(left); x < Math.round(right); x++) blend(picture, { x, y, opacity: 255 }, colour);
	}
}

function disc(
	picture: Picture,
	{ x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
	colour: Colour,
): void {
	for (let row = Math.floor(y - radius); row <= y + radius; row++) {
		for (let column = Math.floor(x - radius); column <= x + radius; column++) {
			const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
			// The edge fades over one pixel.
			const cover = Math.max(0, Math.min(1, radius + 0.5 - distance));
			if (cover > 0) blend(picture, { x: column, y: row, opacity: Math.round(cover * 255) }, colour);
		}
	}
}

function blend(
	{ width, height, data }: Picture,
	{ x, y, opacity }: { readonly x: number; readonly y: number; readonly opacity: number },
	colour: Colour,
): void {
	if (x < 0 || y < 0 || x >= width || y >= height) return;
	const place = (y * width + x) * 4;
	if (opacity < data[place + 3]!) return;
	data.set(colour, place);
	data[place + 3] = opacity;
}
