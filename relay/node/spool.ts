import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { KeepError } from '../keeper.ts';
import { describeDiskError } from './describe-disk-error.ts';
import { parseSpoolFile, receivedOfName, spoolFileName } from './spool-file.ts';
import { createFolderSync, writeDurably } from './write-durably.ts';

export interface SpoolOptions {
	readonly folder: string;
	/** Most deliveries that wait; 10 000 by default. */
	readonly maxCount?: number;
	/** Most bytes that wait; 256 MiB by default. */
	readonly maxBytes?: number;
}

export interface SpoolEntry {
	readonly name: string;
	readonly delivery: Delivery;
}

/** A file that was moved out of the way, and why. */
export interface SetAside {
	readonly name: string;
	readonly reason: string;
}

/** Folder below the spool for files that nobody could take; a person looks at them and moves them back or deletes them. */
const SET_ASIDE = 'set-aside';

/** Deliveries on disk, one file each, that wait until a sink has taken them. Survives any death of the process. */
export class Spool {
	readonly folder: string;
	readonly #maxCount: number;
	readonly #maxBytes: number;
	readonly #syncFolder: () => Promise<void>;
	readonly #waiting = new Map<string, number>();
	#bytes = 0;
	#counter = 0;
	#setAside = 0;

	private constructor(options: SpoolOptions) {
		this.folder = options.folder;
		this.#maxCount = options.maxCount ?? 10_000;
		this.#maxBytes = options.maxBytes ?? 256 * 1024 * 1024;
		this.#syncFolder = createFolderSync(options.folder);
	}

	/** Opens the spool in a folder (made where it is missing) with whatever waits in it; throws where it cannot be written. */
	static async open(options: SpoolOptions): Promise<Spool> {
		const spool = new Spool(options);
		await mkdir(join(options.folder, SET_ASIDE), { recursive: true, mode: 0o700 });
		for (const name of await readdir(options.folder)) {
			const path = join(options.folder, name);
			// A hidden file was never answered for: its sender has tried again.
			if (name.endsWith('.tmp')) await unlink(path).catch(() => {});
			else if (receivedOfName(name) !== undefined) spool.#count(name, (await stat(path)).size);
		}
		spool.#setAside = (await readdir(join(options.folder, SET_ASIDE))).filter((name) => name.endsWith('.json')).length;
		return spool;
	}

	/** How many deliveries wait. */
	get depth(): number {
		return this.#waiting.size;
	}

	/** How many files were set aside and are still there. */
	get setAsideCount(): number {
		return this.#setAside;
	}

	/** When the oldest waiting delivery came, in milliseconds since 1970. */
	get oldest(): number | undefined {
		const first = this.#names()[0];
		return first === undefined ? undefined : receivedOfName(first);
	}

	/** Keeps a delivery: on disk when this returns. Throws KeepError where it could not be written. */
	async add(delivery: Delivery): Promise<void> {
		const text = JSON.stringify(delivery);
		const size = Buffer.byteLength(text);
		if (this.#waiting.size >= this.#maxCount || this.#bytes + size > this.#maxBytes) {
			const message = `The spool is full: ${this.#waiting.size} alerts wait`;
			throw new KeepError('spool-full', message, { retryAfterSeconds: 30 });
		}
		this.#counter += 1;
		const name = spoolFileName(delivery.received, this.#counter, uniqueOf(delivery.id));
		// Counted before it is there, so that many at once cannot pass the bound together.
		this.#bytes += size;
		try {
			await writeDurably(join(this.folder, name), text, this.#syncFolder);
			this.#bytes -= size;
			this.#count(name, size);
		} catch (error) {
			this.#bytes -= size;
			throw describeDiskError(error, 'spool');
		}
	}

	/** The oldest waiting deliveries among those chosen by name. Files that hold none are set aside and named, so that they block nobody. */
	async next(
		limit: number,
		choose: (name: string) => boolean = () => true,
	): Promise<{ readonly entries: readonly SpoolEntry[]; readonly setAside: readonly SetAside[] }> {
		const entries: SpoolEntry[] = [];
		const setAside: SetAside[] = [];
		for (const name of this.#names()) {
			if (entries.length >= limit) break;
			if (!choose(name)) continue;
			const read = await this.#read(name);
			if (read === undefined) this.#uncount(name);
			else if ('delivery' in read) entries.push({ name, delivery: read.delivery });
			else {
				await this.setAside(name, read.reason);
				setAside.push({ name, reason: read.reason });
			}
		}
		return { entries, setAside };
	}

	/** Forgets deliveries that a sink has taken. */
	async remove(names: readonly string[]): Promise<void> {
		for (const name of names) {
			await unlink(join(this.folder, name)).catch(ignoreMissing);
			this.#uncount(name);
		}
	}

	/** Moves a file out of the way, with the reason in a text file beside it. */
	async setAside(name: string, reason: string): Promise<void> {
		const target = join(this.folder, SET_ASIDE, name);
		await rename(join(this.folder, name), target).catch(ignoreMissing);
		await writeFile(`${target}.reason.txt`, `${reason}\n`).catch(() => {});
		this.#uncount(name);
		this.#setAside += 1;
	}

	/** Finds out whether a delivery could be written now; throws KeepError where it could not. */
	async probe(): Promise<void> {
		if (this.#waiting.size >= this.#maxCount) throw new KeepError('spool-full', 'The spool is full');
		const path = join(this.folder, `.probe-${randomBytes(6).toString('hex')}.tmp`);
		try {
			await writeFile(path, 'x'.repeat(4096));
		} catch (error) {
			throw describeDiskError(error, 'spool');
		} finally {
			await unlink(path).catch(() => {});
		}
	}

	async #read(name: string): Promise<ReturnType<typeof parseSpoolFile> | undefined> {
		try {
			return parseSpoolFile(await readFile(join(this.folder, name), 'utf8'));
		} catch (error) {
			if (isMissing(error)) return undefined;
			return { reason: `it cannot be read: ${(error as Error).message}` };
		}
	}

	#names(): string[] {
		return [...this.#waiting.keys()].sort();
	}

	#count(name: string, size: number): void {
		this.#waiting.set(name, size);
		this.#bytes += size;
	}

	#uncount(name: string): void {
		this.#bytes -= this.#waiting.get(name) ?? 0;
		this.#waiting.delete(name);
	}
}

/** Tells two processes on one spool apart, and says nothing about the id that a file name could not hold. */
function uniqueOf(id: string): string {
	return createHash('sha256').update(id).digest('hex').slice(0, 12) + randomBytes(4).toString('hex');
}

function isMissing(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function ignoreMissing(error: unknown): void {
	if (!isMissing(error)) throw error;
}
