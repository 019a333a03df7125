import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PagePath } from '../../site/program.ts';
import type { ReadDigests } from './digest-reads.ts';
import type { MadeFile } from './make-pages.ts';

/** What the last build wrote, and from what: with it the next one keeps each page that would come out the same. */
export interface PageLedger {
	/** The program that made the pages. */
	readonly program: string;
	/** Digest of everything, for pages that were given everything. */
	readonly all: string;
	/** Digest of the texts that are searched; absent where no index was made. */
	readonly search?: string;
	/** Of the internal texts that all these pages were searched for. */
	readonly leaks: string;
	readonly reads: readonly (readonly [read: string, digest: string])[];
	readonly pages: readonly LedgerPage[];
}

/** Size and time of the file tell one that somebody else has changed since. Reads by their places in `reads`. */
type LedgerPage = readonly [file: string, size: number, mtimeMs: number, reads: readonly number[] | 0];

/** The ledger in a file; undefined where there is none that can be used. */
export function readLedger(file: string): PageLedger | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/** Writes what is now true of all pages, kept and made. */
export function writeLedger(
	file: string,
	made: readonly MadeFile[],
	{
		program,
		search,
		leaks,
		digests,
	}: { readonly program: string; readonly search?: string; readonly leaks: string; readonly digests: ReadDigests },
): void {
	const places = new Map<string, number>();
	const place = (read: string) => {
		const found = places.get(read) ?? places.size;
		places.set(read, found);
		return found;
	};
	const pages = made.map((page): LedgerPage => [page.file, page.size, page.mtimeMs, page.reads?.map(place) ?? 0]);
	const reads = [...places.keys()].map((read) => [read, digests.of(read)] as const);
	const ofSearch = search !== undefined && { search };
	const ledger: PageLedger = { program, all: digests.ofAll(), ...ofSearch, leaks, reads, pages };
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify(ledger));
}

/** Of the pages wanted, those that lie in `folder` as the program would make them now. */
export function keptPages(
	wanted: readonly PagePath[],
	ledger: PageLedger,
	{ folder, program, digests }: { readonly folder: string; readonly program: string; readonly digests: ReadDigests },
): ReadonlyMap<string, MadeFile> {
	if (ledger.program !== program || !existsSync(folder)) return new Map();
	const isAllSame = ledger.all === digests.ofAll();
	const isSame = ledger.reads.map(([read, digest]) => digests.of(read) === digest);
	const before = new Map(ledger.pages.map((page) => [page[0], page]));
	const kept = new Map<string, MadeFile>();
	for (const { file } of wanted) {
		const known = before.get(file);
		if (!known) continue;
		const [, size, mtimeMs, reads] = known;
		if (reads === 0 ? !isAllSame : !reads.every((read) => isSame[read])) continue;
		const stat = statSync(join(folder, file), { throwIfNoEntry: false });
		if (stat?.size !== size || stat.mtimeMs !== mtimeMs) continue;
		kept.set(file, {
			file,
			size,
			mtimeMs,
			reads: reads === 0 ? undefined : reads.map((read) => ledger.reads[read]![0]),
		});
	}
	return kept;
}
