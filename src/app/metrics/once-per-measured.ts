import type { MeasuredCatalogue } from './measure-catalogue.ts';

/** A computation that is done once for each measured catalogue, however many pages and files ask for it. */
export function oncePerMeasured<T>(compute: (measured: MeasuredCatalogue) => T): (measured: MeasuredCatalogue) => T {
	const known = new WeakMap<MeasuredCatalogue, { readonly value: T }>();
	return (measured) => {
		const found = known.get(measured) ?? { value: compute(measured) };
		known.set(measured, found);
		return found.value;
	};
}
