/** Modes of Git that matter here. */
export const FILE_MODE = '100644';
export const FOLDER_MODE = '40000';

/** One entry of a Git tree. */
export interface TreeEntry {
	readonly mode: string;
	readonly name: string;
	readonly oid: string;
}

/** What to put under a name (null: nothing). */
export type TreeEdits = ReadonlyMap<string, { readonly mode: string; readonly oid: string } | null>;

const SPACE = 0x20;
const SLASH = 0x2f;
const FOLDER_FIRST_BYTE = 0x34;

/**
 * A Git tree in its stored form. A year's folder has ten thousand entries and is rewritten by every commit, so
 * nothing is decoded that nobody asks for: entries are found by binary search and edits copy the bytes between them.
 */
export class Tree {
	readonly raw: Buffer;
	readonly #starts: readonly number[];
	readonly #oidBytes: number;

	/** `oidBytes`: 20 in a SHA-1 repository, 32 in a SHA-256 one. */
	constructor(raw: Buffer, oidBytes = 20) {
		this.raw = raw;
		this.#oidBytes = oidBytes;
		this.#starts = entryStarts(raw, oidBytes);
	}

	/** All entries in the order of Git. */
	entries(): readonly TreeEntry[] {
		return this.#starts.map((_, index) => this.#entry(index));
	}

	/** The entry of that name, whatever its kind. */
	find(name: string): TreeEntry | undefined {
		const index = this.#indexOf(Buffer.from(name));
		return index === undefined ? undefined : this.#entry(index);
	}

	/** The stored form with names added, replaced or removed. */
	edit(edits: TreeEdits): Buffer {
		const cuts: { readonly index: number; readonly remove: boolean; readonly insert: Buffer; readonly key: Buffer }[] =
			[];
		for (const [name, value] of edits) {
			const bytes = Buffer.from(name);
			const existing = this.#indexOf(bytes);
			if (existing !== undefined) cuts.push({ index: existing, remove: true, insert: Buffer.alloc(0), key: bytes });
			if (!value) continue;
			const key = value.mode === FOLDER_MODE ? Buffer.concat([bytes, Buffer.of(SLASH)]) : bytes;
			cuts.push({ index: this.#lowerBound(key), remove: false, insert: encodeEntry(bytes, value), key });
		}
		// An insertion belongs before the entry at its index, so also before the removal of that entry.
		cuts.sort((a, b) => a.index - b.index || Number(a.remove) - Number(b.remove) || Buffer.compare(a.key, b.key));
		const parts: Buffer[] = [];
		let copied = 0;
		for (const cut of cuts) {
			const at = this.#start(cut.index);
			if (at > copied) parts.push(this.raw.subarray(copied, at));
			parts.push(cut.insert);
			copied = Math.max(copied, cut.remove ? this.#start(cut.index + 1) : at);
		}
		parts.push(this.raw.subarray(copied));
		return Buffer.concat(parts);
	}

	#start(index: number): number {
		return this.#starts[index] ?? this.raw.length;
	}

	#nameStart(index: number): number {
		return this.raw.indexOf(SPACE, this.#start(index)) + 1;
	}

	#nameEnd(index: number): number {
		return this.#start(index + 1) - this.#oidBytes - 1;
	}

	#isFolder(index: number): boolean {
		return this.raw[this.#start(index)] === FOLDER_FIRST_BYTE;
	}

	#entry(index: number): TreeEntry {
		const nameStart = this.#nameStart(index);
		const nameEnd = this.#nameEnd(index);
		return {
			mode: this.raw.toString('latin1', this.#start(index), nameStart - 1),
			name: this.raw.toString('utf8', nameStart, nameEnd),
			oid: this.raw.toString('hex', nameEnd + 1, nameEnd + 1 + this.#oidBytes),
		};
	}

	#indexOf(name: Buffer): number | undefined {
		for (const key of [name, Buffer.concat([name, Buffer.of(SLASH)])]) {
			const index = this.#lowerBound(key);
			if (index < this.#starts.length && this.#hasName(index, name)) return index;
		}
		return undefined;
	}

	#hasName(index: number, name: Buffer): boolean {
		return name.equals(this.raw.subarray(this.#nameStart(index), this.#nameEnd(index)));
	}

	/** First entry not before `key` in the order of Git, where a folder counts as its name and a slash. */
	#lowerBound(key: Buffer): number {
		let low = 0;
		let high = this.#starts.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#compare(middle, key) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	#compare(index: number, key: Buffer): number {
		const start = this.#nameStart(index);
		const end = this.#nameEnd(index);
		const length = end - start;
		const same = this.raw.compare(key, 0, Math.min(length, key.length), start, start + Math.min(length, key.length));
		if (same !== 0) return same;
		if (!this.#isFolder(index)) return length - key.length;
		if (key.length <= length) return 1;
		return key[length] === SLASH ? length + 1 - key.length : SLASH - key[length]!;
	}
}

function entryStarts(raw: Buffer, oidBytes: number): readonly number[] {
	const starts: number[] = [];
	let at = 0;
	while (at < raw.length) {
		starts.push(at);
		let end = at + 6;
		while (raw[end] !== 0 && end < raw.length) end += 1;
		at = end + 1 + oidBytes;
	}
	return starts;
}

function encodeEntry(name: Buffer, value: { readonly mode: string; readonly oid: string }): Buffer {
	return Buffer.concat([Buffer.from(`${value.mode} `), name, Buffer.of(0), Buffer.from(value.oid, 'hex')]);
}
