import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Identity } from './encode-commit.ts';
import { type GitSetting, gitEnvironment } from './git-environment.ts';
import { gitIdentity } from './git-identity.ts';
import type { ObjectFormat } from './git-object.ts';
import { ObjectStore } from './object-store.ts';
import { readGitConfig } from './read-git-config.ts';
import { RemoteLink } from './remote-link.ts';
import { type GitPlace, runGit } from './run-git.ts';

export interface RemoteAddress {
	/** A clone that exists (full, shallow or partial; its work tree is not touched), or the cache folder to make. */
	readonly folder: string;
	/** Address of the remote repository, or the name of a remote that the clone has configured. */
	readonly remote: string;
	readonly branch: string;
	/** More Git settings, like `['http.https://github.com/.extraheader', …]`; they never appear in an argument list. */
	readonly settings?: readonly GitSetting[];
	readonly env?: NodeJS.ProcessEnv;
	/** Longest time for one git command, in milliseconds; default one minute. */
	readonly commandTimeoutMs?: number;
}

/** The parts of an opened remote repository. */
export interface OpenedRemote {
	readonly place: GitPlace;
	/** Its `objects` folder. */
	readonly objects: string;
	readonly link: RemoteLink;
	readonly store: ObjectStore;
	readonly identity: Identity;
	readonly branch: string;
}

/** Name that an address gets for the length of a command; nothing is written into the configuration of a clone. */
const NAME = 'tocsin';
const CACHE_MARK = 'tocsin.cache';

/** Opens a clone or makes a cache folder; speaks with nobody yet. */
export async function openRemote(address: RemoteAddress): Promise<OpenedRemote> {
	const folder = resolve(address.folder);
	const { branch } = address;
	const base = { ...process.env, ...address.env, GIT_CEILING_DIRECTORIES: dirname(folder) };
	const place: GitPlace = { folder, env: gitEnvironment(base, address.settings) };
	const repository = (await inspect(place)) ?? (await makeCache(place));
	const config = await readGitConfig(place);
	const cache = config.get(CACHE_MARK) === 'true';
	const named = config.has(`remote.${address.remote}.url`);
	const link = new RemoteLink({
		place,
		remote: named ? address.remote : NAME,
		branch,
		settings: named ? [] : addressSettings(address, cache),
		shallow: cache || repository.shallow,
		timeoutMs: address.commandTimeoutMs ?? 60_000,
	});
	const fetchMissing = (oids: readonly string[]) => link.fetchBlobs(oids);
	const partial = [...config.keys()].some(
		(key) => key === 'extensions.partialclone' || /^remote\..*\.promisor$/.test(key),
	);
	const store = new ObjectStore(place, {
		format: repository.format,
		...(cache || partial ? { fetchMissing } : {}),
		...(partial ? { findMissing: (oids: readonly string[]) => findMissing(place, oids) } : {}),
	});
	return { place, objects: repository.objects, link, store, branch, identity: gitIdentity(place.env, config) };
}

interface Inspected {
	readonly objects: string;
	readonly shallow: boolean;
	readonly format: ObjectFormat;
}

async function inspect(place: GitPlace): Promise<Inspected | undefined> {
	await mkdir(place.folder, { recursive: true });
	const answer = await runGit(
		place,
		['rev-parse', '--is-shallow-repository', '--show-object-format', '--git-path', 'objects'],
		{
			accept: [128],
		},
	);
	if (answer.code !== 0 && /not a git repository/i.test(answer.stderr)) return undefined;
	if (answer.code !== 0) await runGit(place, ['rev-parse', '--git-dir']);
	const [shallow, format, objects = ''] = answer.stdout.toString().split('\n');
	return {
		objects: resolve(place.folder, objects),
		shallow: shallow === 'true',
		format: format === 'sha256' ? 'sha256' : 'sha1',
	};
}

async function makeCache(place: GitPlace): Promise<Inspected> {
	await runGit(place, ['init', '--quiet', '--bare', '--object-format=sha1']);
	await appendFile(join(place.folder, 'config'), '[tocsin]\n\tcache = true\n');
	return { objects: join(place.folder, 'objects'), shallow: false, format: 'sha1' };
}

/**
 * Only commands that speak with the remote are told that it can bring what is missing. Reading is not, so that it
 * reports what is missing and all of it can be fetched at once, instead of one request an object.
 */
function addressSettings(address: RemoteAddress, cache: boolean): readonly GitSetting[] {
	const { remote, branch } = address;
	const isPath = !/^[a-z+]+:\/\//i.test(remote) && !/^[^/\\]{2,}:/.test(remote);
	const filter: readonly GitSetting[] = [
		[`remote.${NAME}.promisor`, 'true'],
		[`remote.${NAME}.partialclonefilter`, 'blob:none'],
	];
	return [
		[`remote.${NAME}.url`, isPath ? resolve(remote) : remote],
		[`remote.${NAME}.fetch`, `+refs/heads/${branch}:refs/tocsin/tip/${branch}`],
		...(cache ? filter : []),
	];
}

/** Asks in a way that fetches nothing; blobs only, since the contents of a folder would be walked. */
async function findMissing(place: GitPlace, oids: readonly string[]): Promise<readonly string[]> {
	const args = [
		'rev-list',
		'--objects',
		'--no-object-names',
		'--no-walk',
		'--ignore-missing',
		'--missing=allow-any',
		'--stdin',
	];
	const { stdout } = await runGit(place, args, { input: `${oids.join('\n')}\n` });
	const present = new Set(stdout.toString().split('\n'));
	return oids.filter((oid) => !present.has(oid));
}
