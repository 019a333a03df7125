import { isObject, itemsOf, type PayloadField } from '../payload-field.ts';

/** Tags that say who met an error, or hold the address they asked for, rather than what failed. */
const PERSONAL_KEY =
	/(?:^|[._-])(?:user(?:_?(?:name|id))?|ip(?:_?addr(?:ess)?)?|e-?mail|phone|url|referr?er)(?:$|[._-])/i;
const PERSONAL_VALUE =
	/\S{1,100}@[\w-]{1,100}\.\w|(?:^|[^\d.])\d{1,3}(?:\.\d{1,3}){3}(?:$|[^\d.])|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3}/i;

/** True for a tag of an event, `[key, value]` or `{key, value}`, that tells about a person. */
export function isPersonalTag(tag: unknown): boolean {
	const [key, value] = pairOf(tag) ?? ['', ''];
	return PERSONAL_KEY.test(key.slice(0, 200)) || PERSONAL_VALUE.test(value.slice(0, 1000));
}

/** The tags of an event without those that tell about a person. */
export function readSentryTags(field: PayloadField): Readonly<Record<string, string>> {
	const tags = itemsOf(field).flatMap(({ value }) => (isPersonalTag(value) ? [] : [pairOf(value)]));
	return Object.fromEntries(tags.filter((pair) => pair !== undefined));
}

function pairOf(tag: unknown): readonly [string, string] | undefined {
	const [name, text]: readonly unknown[] = Array.isArray(tag) ? tag : isObject(tag) ? keyAndValue(tag) : [];
	if (typeof name !== 'string' || name.trim() === '') return undefined;
	return typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean'
		? [name, String(text)]
		: undefined;
}

function keyAndValue(tag: { readonly key?: unknown; readonly value?: unknown }): readonly unknown[] {
	return [tag.key, tag.value];
}
