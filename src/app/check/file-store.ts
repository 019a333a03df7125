import { hash } from 'node:crypto';
import type { BaseVersion, CheckedFiles } from '../../ports/checked-files.ts';

/** Content hashes by path, each with the stamp that its file had then. */
export type KnownHashes = ReadonlyMap<string, readonly [stamp: string, hash: string]>;

/**
 * The files of one work tree at one moment, read when they are first asked for. A file that still has the stamp of a
 * known hash is not read for its hash.
 */
export class FileStore {
	readonly paths: readonly string[];
	readonly #files: CheckedFiles;
	readonly #base: BaseVersion | undefined;
	readonly #known: KnownHashes;
	readonly #present: ReadonlySet<string>;
	readonly #texts = new Map<string, string>();
	readonly #hashes = new Map<string, readonly [stamp: string | undefined, hash: string]>();
	readonly #prints = new Map<string, string>();
	readonly #failures = new Map<string, string>();
	#folders: ReadonlyMap<string, readonly string[]> | undefined;

	constructor(files: CheckedFiles, base: BaseVersion | undefined, known: KnownHashes) {
		this.paths = files.paths();
		this.#files = files;
		this.#base = base;
		this.#known = known;
		this.#present = new Set(this.paths);
	}

	has(file: string): boolean {
		return this.#present.has(file);
	}

	size(file: string): number {
		return this.has(file) ? this.#files.size(file) : 0;
	}

	/** All files below a folder. */
	below(folder: string): readonly string[] {
		return this.paths.filter((path) => path.startsWith(`${folder}/`));
	}

	/** Names in a folder. */
	list(folder: string): readonly string[] {
		this.#folders ??= listFolders(this.paths);
		return this.#folders.get(folder) ?? [];
	}

	text(file: string): string | undefined {
		if (!this.has(file)) return undefined;
		const kept = this.#texts.get(file);
		if (kept !== undefined) return kept;
		// The stamp is older than the text and the hash is of it, even where somebody writes the file meanwhile.
		const stamp = this.#files.stamp(file);
		const text = this.#read(file);
		if (text === undefined) return undefined;
		if (isText(file)) this.#noteHash(file, stamp, digest(text));
		this.#texts.set(file, text);
		return text;
	}

	/** Why a file could not be read (the code of the system, like EACCES); undefined where it could, or was not asked for. */
	failure(file: string): string | undefined {
		return this.#failures.get(file);
	}

	/** Forgets a text that nothing is likely to ask for again. */
	forgetText(file: string): void {
		this.#texts.delete(file);
	}

	/** A text that differs when the answer to a dependency does; see `trackLookup` for the keys. */
	fingerprint(key: string): string {
		const print = this.#prints.get(key) ?? this.#fingerprintOf(key);
		this.#prints.set(key, print);
		return print;
	}

	/** Whether a fingerprint was asked for, or the file read, so that it tells of what was judged here. */
	isPrinted(key: string): boolean {
		return this.#prints.has(key) || (key[0] === 'f' && this.#hashes.has(key.slice(2)));
	}

	/** The hashes that are known now and whose files have a stamp. */
	hashes(): KnownHashes {
		const stamped = new Map<string, readonly [string, string]>();
		for (const [file, [stamp, hash]] of this.#hashes) if (stamp !== undefined) stamped.set(file, [stamp, hash]);
		return stamped;
	}

	#fingerprintOf(key: string): string {
		const subject = key.slice(2);
		switch (key[0]) {
			case 'f':
				return this.has(subject) ? this.#hashOf(subject) : '-';
			case 'e':
				return this.has(subject) ? '1' : '-';
			case 's':
				return String(this.size(subject));
			case 'l':
				return digest(this.list(subject).join('\n'));
			case 't':
				return digest(
					this.below(subject)
						.flatMap((file) => [file, this.#hashOf(file)])
						.join('\n'),
				);
			case 'b':
				return digest(this.#base?.text(subject) ?? '');
			case 'c':
				return digest(JSON.stringify(this.#base?.changes ?? null));
			default:
				throw new Error(`Unexpected dependency "${key}"`);
		}
	}

	#hashOf(file: string): string {
		const asked = this.#hashes.get(file);
		if (asked) return asked[1];
		const [stamp, before] = [this.#files.stamp(file), this.#known.get(file)];
		if (stamp !== undefined && before?.[0] === stamp) return this.#noteHash(file, stamp, before[1]);
		// Pictures are judged by size and name, never by what is in them.
		const text = isText(file) ? this.#read(file) : String(this.size(file));
		return text === undefined ? UNREADABLE : this.#noteHash(file, stamp, digest(text));
	}

	#read(file: string): string | undefined {
		try {
			return this.#files.read(file);
		} catch (error) {
			this.#failures.set(file, (error as { code?: string }).code ?? String(error));
			return undefined;
		}
	}

	/** A file that was read twice with two contents gets a hash that no content has: what it led to is not kept. */
	#noteHash(file: string, stamp: string | undefined, hash: string): string {
		const before = this.#hashes.get(file)?.[1] ?? hash;
		const isSame = before === hash;
		const noted = isSame ? hash : `${before}, then ${hash}`;
		this.#hashes.set(file, [isSame ? stamp : undefined, noted]);
		return noted;
	}
}

/** The hash of a file that could not be read: no content has it. */
const UNREADABLE = 'unreadable';

const TEXT_FILE = /\.(?:md|mdx|yaml|yml|json|ndjson|txt)$/;

function isText(file: string): boolean {
	return TEXT_FILE.test(file);
}

function digest(text: string): string {
	return hash('sha1', text, 'base64').slice(0, 20);
}

function listFolders(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const folders = new Map<string, Set<string>>();
	for (const path of paths) {
		for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
			const folder = path.slice(0, end);
			const nextSlash = path.indexOf('/', end + 1);
			const name = path.slice(end + 1, nextSlash === -1 ? undefined : nextSlash);
			const names = folders.get(folder);
			if (!names) folders.set(folder, new Set([name]));
			else if (names.has(name)) break;
			else names.add(name);
		}
	}
	return new Map([...folders].map(([folder, names]) => [folder, [...names].sort()]));
}
