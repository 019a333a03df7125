import type { AlertNameUse } from '../../core/check/record-lookup.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import { laterOf } from '../../core/time/instant.ts';

/** What one file of the archive says of each alert name. */
export type AlertNames = Readonly<Record<string, AlertNameUse>>;

/** Counts the firing alerts of one file by name. */
export function countAlertNames(lines: readonly AlertLine[]): AlertNames {
	const names = new Map<string, AlertNameUse>();
	for (const { name, state, at, service } of lines) {
		if (state !== 'firing' || name === '') continue;
		const one = { count: 1, last: at, services: service === undefined ? [] : [service] };
		names.set(name, addUse(names.get(name), one));
	}
	return Object.fromEntries(names);
}

/** The uses of all files together, by name in the order of the alphabet. */
export function mergeAlertNames(files: readonly AlertNames[]): ReadonlyMap<string, AlertNameUse> {
	const merged = new Map<string, AlertNameUse>();
	for (const names of files) {
		for (const [name, use] of Object.entries(names)) merged.set(name, addUse(merged.get(name), use));
	}
	return new Map([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addUse(before: AlertNameUse | undefined, use: AlertNameUse): AlertNameUse {
	if (!before) return use;
	return {
		count: before.count + use.count,
		last: laterOf(before.last, use.last),
		services: [...new Set([...before.services, ...use.services])].sort(),
	};
}
