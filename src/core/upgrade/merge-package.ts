/** Keys of package.json that the engine brings; all others are the user's. */
export const PACKAGE_KEYS = [
	'version',
	'type',
	'engines',
	'bin',
	'scripts',
	'dependencies',
	'devDependencies',
	'optionalDependencies',
	'allowScripts',
] as const;

type Values = Readonly<Record<string, unknown>>;

export interface MergedPackage {
	readonly text: string;
	/** Keys like `scripts.test` that were changed here and that the new version changes too. */
	readonly conflicts: readonly string[];
	/** Whether packages of the user's own are among the dependencies. */
	readonly hasOwnDependencies: boolean;
}

/** The engine's keys of a package.json. */
export function packageKeysOf(value: Values): Values {
	return Object.fromEntries(PACKAGE_KEYS.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]])));
}

/**
 * Brings the engine's keys of a package.json to a new version, key by key also inside of `scripts` and the like, so that
 * scripts and dependencies of the user's own stay. Undefined where the text is no package.json.
 */
export function mergePackage(
	here: string,
	{ was, becomes }: { readonly was: Values; readonly becomes: Values },
): MergedPackage | undefined {
	const value = parse(here);
	if (value === undefined) return undefined;
	const conflicts: string[] = [];
	const merged = mergeKeys(value, { was, becomes, place: '', conflicts });
	const indent = /^([\t ]+)"/m.exec(here)?.[1] ?? '\t';
	const isSame = JSON.stringify(merged) === JSON.stringify(value);
	return {
		text: isSame ? here : `${JSON.stringify(merged, null, indent)}\n`,
		conflicts,
		hasOwnDependencies: ['dependencies', 'devDependencies', 'optionalDependencies'].some((key) =>
			Object.keys(valuesOf(merged[key])).some((name) => !(name in valuesOf(becomes[key]))),
		),
	};
}

interface Merge {
	readonly was: Values;
	readonly becomes: Values;
	readonly place: string;
	readonly conflicts: string[];
}

function mergeKeys(here: Values, { was, becomes, place, conflicts }: Merge): Record<string, unknown> {
	const merged: Record<string, unknown> = { ...here };
	for (const key of new Set([...Object.keys(was), ...Object.keys(becomes)])) {
		const [mine, old, next] = [here[key], was[key], becomes[key]];
		if (isObject(next) && (mine === undefined || isObject(mine))) {
			merged[key] = mergeKeys(mine ?? {}, { was: valuesOf(old), becomes: next, place: `${place}${key}.`, conflicts });
		} else if (isSame(mine, next)) continue;
		else if (mine !== undefined && !isSame(mine, old)) {
			if (!isSame(old, next)) conflicts.push(`${place}${key}`);
		} else if (next === undefined) delete merged[key];
		else merged[key] = next;
	}
	return merged;
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function isObject(value: unknown): value is Values {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valuesOf(value: unknown): Values {
	return isObject(value) ? value : {};
}

function parse(text: string): Values | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
