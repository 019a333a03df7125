import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { createCatalogueReader } from '../../src/app/catalogue/read-catalogue.ts';
import type { CatalogueIndex } from './index-catalogue.ts';
import { currentMinute, siteOf } from './site-of.ts';

/** Everything that a page may take from the repository. */
export interface SiteData {
	readonly catalogue: Catalogue;
	readonly index: CatalogueIndex;
	/** The moment the page is made, RFC 3339 UTC to the minute. A page that reads it is made anew by every build. */
	readonly now: string;
	/** Its day, like `2026-11-20`. */
	readonly today: string;
}

/** How long work that was not committed may wait to be seen, in milliseconds; a commit is seen at once. */
const UNCOMMITTED_DELAY = 1_000;
/** For so long after a commit the files are looked at anew each time: a work tree may follow its branch a little later. */
const SETTLE_TIME = 3_000;

const repository = process.env.TOCSIN_REPO ?? process.cwd();
const isOnDemand = import.meta.env.SITE_MODE === 'server' || import.meta.env.SITE_IS_DEV === true;
const reader = createCatalogueReader(workTreeFiles(repository));

let given: SiteData | undefined;
let loaded: { readonly source: Catalogue; readonly head: string; readonly data: SiteData } | undefined;
let readAt = 0;
let headSeen = '';
let headChangedAt = 0;

/** The records of the repository in `TOCSIN_REPO` (by default the folder of the process): read once for a build, and again for each request that may find them changed. */
export function loadCatalogue(): SiteData {
	if (given) return given;
	if (loaded === undefined || (isOnDemand && mayHaveChanged())) refresh();
	const now = currentMinute();
	return { ...loaded!.data, now, today: now.slice(0, 10) };
}

/** From here on, pages are made from records that were read elsewhere. */
export function useSite(site: SiteData): void {
	given = site;
}

/** Bytes of a file beside an incident, or undefined where it is not there. */
export function readAttachment(folder: string, name: string): Uint8Array<ArrayBuffer> | undefined {
	const path = join(repository, folder, name);
	return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
}

function mayHaveChanged(): boolean {
	const now = performance.now();
	const head = readHead();
	if (head !== headSeen) {
		headSeen = head;
		headChangedAt = now;
		return true;
	}
	return now - headChangedAt < SETTLE_TIME || now - readAt > UNCOMMITTED_DELAY;
}

function refresh(): void {
	readAt = performance.now();
	const source = reader.read();
	if (loaded?.source === source && loaded.head === headSeen) return;
	loaded = { source, head: headSeen, data: siteOf(source, repository) };
}

/** Two small reads that change with every commit; empty outside Git or where the layout is unusual. */
function readHead(): string {
	try {
		const head = readFileSync(join(repository, '.git', 'HEAD'), 'utf8').trim();
		const ref = head.startsWith('ref: ') ? head.slice('ref: '.length) : undefined;
		return ref ? readFileSync(join(repository, '.git', ref), 'utf8') : head;
	} catch {
		return '';
	}
}
