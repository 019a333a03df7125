import { encode } from 'fast-png';
import type { Picture } from '../../core/reports/draw-chart.ts';

/** The bytes of a picture as PNG, the same for the same picture. */
export function printPng({ width, height, data }: Picture): Uint8Array {
	return encode({ width, height, data, channels: 4, depth: 8 });
}
