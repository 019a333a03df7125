import { isObject } from './payload-field.ts';

/** The object with only these of its keys; anything else as it is. */
export function keepKeys(value: unknown, keys: readonly string[]): unknown {
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

/** The object with what stands at a key changed; without that key, and anything else, as it is. */
export function changeAt(value: unknown, key: string, change: (value: unknown) => unknown): unknown {
	if (!isObject(value) || !Object.hasOwn(value, key)) return value;
	return { ...value, [key]: change((value as Readonly<Record<string, unknown>>)[key]) };
}
