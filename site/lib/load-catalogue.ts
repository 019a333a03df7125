import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { createCatalogueReader } from '../../src/app/catalogue/read-catalogue.ts';
import { type CatalogueIndex, indexCatalogue } from './index-catalogue.ts';
import { redactCatalogue } from './redact-catalogue.ts';

/** Everything that a page may take from the repository. */
export interface SiteData {
	readonly catalogue: Catalogue;
	readonly index: CatalogueIndex;
	/** The moment the page is made, RFC 3339 UTC to the minute. */
	readonly now: string;
}

/** How long work that was not committed may wait to be seen, in milliseconds; a commit is seen at once. */
const UNCOMMITTED_DELAY = 1_000;
/** For so long after a commit the files are looked at anew each time: a work tree may follow its branch a little later. */
const SETTLE_TIME = 3_000;

const repository = process.env.TOCSIN_REPO ?? process.cwd();
const isOnDemand = import.meta.env.SITE_MODE === 'server' || import.meta.env.SITE_IS_DEV === true;
const reader = createCatalogueReader(workTreeFiles(repository));

let loaded: { readonly source: Catalogue; readonly head: string; readonly data: Omit<SiteData, 'now'> } | undefined;
let readAt = 0;
let headSeen = '';
let headChangedAt = 0;

/** The records of the repository in `TOCSIN_REPO` (by default the folder of the process): read once for a build, and again for each request that may find them changed. */
export function loadCatalogue(): SiteData {
	if (loaded === undefined || (isOnDemand && mayHaveChanged())) refresh();
	return { ...loaded!.data, now: currentMinute() };
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
	const catalogue = redactCatalogue({ ...source, asOf: readCommit() });
	loaded = { source, head: headSeen, data: { catalogue, index: indexCatalogue(catalogue) } };
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

function readCommit(): Catalogue['asOf'] {
	try {
		const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
		const output = execFileSync('git', ['log', '-1', '--format=%H %ct'], { cwd: repository, encoding: 'utf8', stdio });
		const [commit, at] = output.trim().split(' ');
		return commit && at ? { commit, at: new Date(Number(at) * 1000).toISOString().replace('.000Z', 'Z') } : undefined;
	} catch {
		return undefined;
	}
}

function currentMinute(): string {
	const given = process.env.TOCSIN_NOW;
	return `${(given ?? new Date().toISOString()).slice(0, 16)}:00Z`;
}
