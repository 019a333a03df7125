import type { SiteData } from './load-catalogue.ts';

/** What a page was made from: the name of a part of the site's data, or of one entry of it, like `services checkout-api`. */
export type Read = string;

/**
 * The site's data for one page, and what the page took from it. A part that is a map counts entry by entry (also an entry
 * that was looked for and is not there), unless a page walks over all of it. New objects for each page: what code remembers by them would else
 * hide the reads of the next page.
 */
export function trackReads(site: SiteData): { readonly site: SiteData; readonly reads: ReadonlySet<Read> } {
	const reads = new Set<Read>();
	const note = (read: Read) => reads.add(read);
	const catalogue = watch(site.catalogue, '', note);
	const { links, ...maps } = site.index;
	const index = watch(maps, 'index.', note);
	Object.defineProperty(index, 'links', { value: watch(links, 'links.', note), enumerable: true });
	return {
		site: {
			catalogue,
			index,
			get now() {
				note('now');
				return site.now;
			},
			get today() {
				note('today');
				return site.today;
			},
		} as SiteData,
		reads,
	};
}

/** The value that a read stands for, in the data of another moment; undefined where it is not there. */
export function valueOfRead(site: SiteData, read: Read): unknown {
	if (read === 'now' || read === 'today') return site[read];
	const space = read.indexOf(' ');
	const part = partOf(site, space < 0 ? read : read.slice(0, space));
	return space < 0 ? part : (part as ReadonlyMap<string, unknown>).get(read.slice(space + 1));
}

function partOf({ catalogue, index }: SiteData, name: string): unknown {
	const [home, part] = name.includes('.') ? name.split('.') : ['', name];
	const object = home === 'links' ? index.links : home === 'index' ? index : catalogue;
	return (object as unknown as Readonly<Record<string, unknown>>)[part!];
}

/** The same object, where each property says that it is read. */
function watch<T extends object>(object: T, prefix: string, note: (read: Read) => void): T {
	const watched = {};
	for (const [name, value] of Object.entries(object)) {
		const get =
			value instanceof Map
				? () => new WatchedMap(value, `${prefix}${name}`, note)
				: () => {
						note(`${prefix}${name}`);
						return value;
					};
		Object.defineProperty(watched, name, { get, enumerable: true });
	}
	return watched as T;
}

class WatchedMap<V> implements ReadonlyMap<string, V> {
	readonly #map: ReadonlyMap<string, V>;
	readonly #name: string;
	readonly #note: (read: Read) => void;

	constructor(map: ReadonlyMap<string, V>, name: string, note: (read: Read) => void) {
		this.#map = map;
		this.#name = name;
		this.#note = note;
	}

	get(key: string): V | undefined {
		this.#note(`${this.#name} ${key}`);
		return this.#map.get(key);
	}

	has(key: string): boolean {
		this.#note(`${this.#name} ${key}`);
		return this.#map.has(key);
	}

	get size(): number {
		return this.#all().size;
	}

	forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
		for (const [key, value] of this.#all()) visit(value, key, this);
	}

	entries(): MapIterator<[string, V]> {
		return this.#all().entries();
	}

	keys(): MapIterator<string> {
		return this.#all().keys();
	}

	values(): MapIterator<V> {
		return this.#all().values();
	}

	[Symbol.iterator](): MapIterator<[string, V]> {
		return this.entries();
	}

	#all(): ReadonlyMap<string, V> {
		this.#note(this.#name);
		return this.#map;
	}
}
