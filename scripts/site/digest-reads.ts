import { hash } from 'node:crypto';
import type { SiteData } from '../../site/lib/load-catalogue.ts';
import { type Read, valueOfRead } from '../../site/lib/track-reads.ts';
import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';

/** Characters of a SHA-1 in base64url. */
const DIGEST_LENGTH = 27;

/** Says in a few characters what a read stands for: equal where the value is equal. */
export interface ReadDigests {
	of(read: Read): string;
	/** Of everything that a page may take. */
	ofAll(): string;
}

/** Digests of a site's data, each computed when first asked for. */
export function digestReads(site: SiteData): ReadDigests {
	const known = new Map<object, string>();
	const digestOf = (value: unknown): string => {
		if (!isObject(value)) return digest(print(value));
		const found = known.get(value) ?? digest(print(value));
		known.set(value, found);
		return found;
	};
	const print = (value: unknown): string => {
		if (value instanceof Map) return `{${[...value].map(([key, one]) => `${key} ${digestOf(one)}`).join('\n')}}`;
		if (Array.isArray(value)) {
			return `[${value.map((one) => (isIncident(one) ? digestOf(one) : print(one))).join('\n')}]`;
		}
		if (isObject(value) && isIncident(value.from))
			return `${digestOf(value.from)} ${JSON.stringify({ ...value, from: 0 })}`;
		return JSON.stringify(value) ?? 'undefined';
	};
	let all: string | undefined;
	return {
		of: (read) => digestOf(valueOfRead(site, read)),
		// The index is made of the catalogue and of nothing else.
		ofAll: () => {
			all ??= digest([site.now, ...Object.values(site.catalogue).map(print)].join('\n'));
			return all;
		},
	};
}

function isIncident(value: unknown): value is CatalogueIncident {
	return isObject(value) && 'folder' in value && 'facts' in value && 'timeline' in value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

/** A text that is shorter than its digest would be stands for itself. */
function digest(text: string): string {
	return text.length < DIGEST_LENGTH ? text : hash('sha1', text, 'base64url');
}
