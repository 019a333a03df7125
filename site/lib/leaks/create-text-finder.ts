/** Finds many texts in many files; each file is gone through once. */
export interface TextFinder {
	/** Places, in the list of texts, of those that a file holds, in their order. */
	find(file: Uint8Array): readonly number[];
}

interface Needle {
	readonly place: number;
	/** The longest part of the text that every format writes as it is, in UTF-8 and small letters. */
	readonly bytes: Uint8Array;
	/** Where in `bytes` the window begins that leads to it. */
	readonly offset: number;
	/** The text as `wordsOf` writes it. */
	readonly words: string;
	/** Bytes on both sides of the part that may belong to the text. */
	readonly margin: number;
}

/** What HTML, JSON, CSV and calendars write differently. */
const ESCAPED = /[&<>"'\\,;\p{Cc}]+/u;
const ESCAPES = /&(?:#\d+|#x[\da-f]+|[a-z]+);|\\u[\da-f]{4}|\\[bfnrt]/gi;
const WINDOW = 4;
const FILTER_BITS = 22;
/** Turns ASCII capitals into small letters; other bytes that it joins are told apart when a needle is compared. */
const SMALL = 0x20;

/**
 * Finds texts as whole words, however a format escapes them and in capitals or not. Of each text the rarest window of
 * four bytes is kept in a filter that every position of a file is looked up in, so that the time depends on the size of
 * the files and hardly on the number of texts. Texts without four bytes in a row that need no escape are not looked for.
 */
export function createTextFinder(texts: readonly string[]): TextFinder {
	const needles = needlesOf(texts);
	const filter = new Uint8Array(1 << (FILTER_BITS - 3));
	const byWindow = new Map<number, Needle[]>();
	for (const needle of needles) {
		const window = windowAt(needle.bytes, needle.offset);
		const slot = slotOf(window);
		filter[slot >>> 3]! |= 1 << (slot & 7);
		byWindow.set(window, [...(byWindow.get(window) ?? []), needle]);
	}
	return {
		find: (file) => {
			const found = new Set<number>();
			if (needles.length === 0) return [];
			let window = 0;
			for (let end = 0; end < file.length; end += 1) {
				window = (window << 8) | file[end]! | SMALL;
				const slot = slotOf(window);
				if ((filter[slot >>> 3]! & (1 << (slot & 7))) === 0) continue;
				for (const needle of byWindow.get(window) ?? []) {
					const start = end - WINDOW + 1 - needle.offset;
					if (!found.has(needle.place) && holds(file, start, needle)) found.add(needle.place);
				}
			}
			return [...found].sort((a, b) => a - b);
		},
	};
}

function slotOf(window: number): number {
	return Math.imul(window, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

function windowAt(bytes: Uint8Array, offset: number): number {
	let window = 0;
	for (let place = offset; place < offset + WINDOW; place += 1) window = (window << 8) | bytes[place]! | SMALL;
	return window;
}

function needlesOf(texts: readonly string[]): Needle[] {
	const parts = texts.map((text) => bytesOf(longestPart(text)));
	const counts = new Map<number, number>();
	for (const bytes of parts) {
		for (let offset = 0; offset + WINDOW <= bytes.length; offset += 1) {
			const window = windowAt(bytes, offset);
			counts.set(window, (counts.get(window) ?? 0) + 1);
		}
	}
	return parts.flatMap((bytes, place): Needle[] => {
		if (bytes.length < WINDOW) return [];
		const text = texts[place]!;
		// Escapes are at most six times as long as what they stand for.
		const margin = 6 * (Buffer.byteLength(text) - bytes.length) + 12;
		return [{ place, bytes, offset: rarestWindow(bytes, counts), words: wordsOf(text), margin }];
	});
}

function rarestWindow(bytes: Uint8Array, counts: ReadonlyMap<number, number>): number {
	let best = 0;
	for (let offset = 1; offset + WINDOW <= bytes.length; offset += 1) {
		if (counts.get(windowAt(bytes, offset))! <= counts.get(windowAt(bytes, best))!) best = offset;
	}
	return best;
}

function longestPart(text: string): string {
	return text.split(ESCAPED).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function bytesOf(text: string): Uint8Array {
	return Buffer.from(text).map(small);
}

function small(byte: number): number {
	return byte >= 0x41 && byte <= 0x5a ? byte | SMALL : byte;
}

function holds(file: Uint8Array, start: number, { bytes, margin, words }: Needle): boolean {
	if (start < 0 || start + bytes.length > file.length) return false;
	for (let place = 0; place < bytes.length; place += 1) {
		if (small(file[start + place]!) !== bytes[place]) return false;
	}
	const around = file.subarray(Math.max(0, start - margin), start + bytes.length + margin);
	return wordsOf(new TextDecoder().decode(around)).includes(words);
}

/** The words of a text in small letters, with one space before, between and after them, whatever stood there. */
function wordsOf(text: string): string {
	const plain = text.replace(ESCAPES, ' ').toLowerCase();
	return ` ${plain
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.join(' ')} `;
}
