import { itemsOf, type PayloadField, textOf } from '../payload-field.ts';
import { decodeHtml } from './checkly-text.ts';

const MAX_TAGS = 64;

/** Tags as labels, from a list or a text with commas: `service:checkout-api` is a label, `production` is true. */
export function readChecklyTags(field: PayloadField): Readonly<Record<string, string>> {
	const listed = itemsOf(field).flatMap((item) => textOf(item) ?? []);
	const tags = listed.length > 0 ? listed : (textOf(field)?.slice(0, 5000).split(',') ?? []);
	return Object.fromEntries(tags.slice(0, MAX_TAGS).flatMap((tag) => labelOf(decodeHtml(tag))));
}

function labelOf(tag: string): readonly (readonly [string, string])[] {
	const cut = tag.search(/[:=]/);
	const name = (cut < 0 ? tag : tag.slice(0, cut)).trim();
	const value = cut < 0 ? '' : tag.slice(cut + 1).trim();
	return name === '' ? [] : [[name, value === '' ? 'true' : value]];
}
