import type { ImpactRow } from '../../../src/app/metrics/datasets/impact.ts';

/** Money of one currency over some incidents. */
export interface MoneySum {
	readonly currency: string;
	readonly low: number;
	readonly high: number;
	/** The range for people: `120–180 k`. */
	readonly text: string;
	readonly n: number;
	/** Incidents of the same rows without a figure. */
	readonly unknown: number;
}

/** What some incidents cost, a sum a currency; two are never added. */
export function sumMoney(rows: readonly ImpactRow[]): readonly MoneySum[] {
	const known = rows.filter(({ cost_state }) => cost_state === 'recorded');
	return [...Map.groupBy(known, ({ currency }) => currency!)]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([currency, own]) => {
			const low = own.reduce((sum, row) => sum + row.low!, 0);
			const high = own.reduce((sum, row) => sum + row.high!, 0);
			return { currency, low, high, text: shortRange(low, high), n: own.length, unknown: rows.length - known.length };
		});
}

const SCALES = [
	[1e12, 'tn'],
	[1e9, 'bn'],
	[1e6, 'M'],
	[1e3, 'k'],
] as const;

/** A range of large numbers in the scale of the larger, two digits each: `1.2–1.8 M`, `0.84–1.2 k`, `40`. */
export function shortRange(low: number, high: number): string {
	const [scale, word] = SCALES.find(([size]) => high >= size) ?? [1, ''];
	const [from, to] = [shortNumber(low / scale), shortNumber(high / scale)];
	return `${from === to ? to : `${from}–${to}`}${word && ` ${word}`}`;
}

function shortNumber(value: number): string {
	if (value > 0 && value < 0.01) return '<0.01';
	return String(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
}
