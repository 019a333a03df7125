import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalRepository } from '../../../src/adapters/git/local-repository.ts';
import { RemoteRepository } from '../../../src/adapters/git/remote-repository.ts';
import { MemoryRepository } from '../../../src/adapters/memory/memory-repository.ts';
import type { IncidentRepository } from '../../../src/ports/repository.ts';
import { GitSandbox } from './git-sandbox.ts';

/** One kind of repository with everything that a test wants to see and do from outside. */
export interface World {
	readonly repository: IncidentRepository;
	/** A second writer on the same branch. */
	readonly another: IncidentRepository;
	/** A person commits a file and that is on the branch. */
	byHand(path: string, text: string): void;
	files(): ReadonlyMap<string, string>;
	/** Subjects, newest first. */
	subjects(): readonly string[];
	/** How many deliveries wait. */
	waiting(): number;
	remove(): void;
}

/** Makes each kind of repository, empty. */
export const WORLDS: readonly (readonly [name: string, make: () => Promise<World>])[] = [
	['memory', memoryWorld],
	['local', localWorld],
	['remote', remoteWorld],
];

async function memoryWorld(): Promise<World> {
	const repository = new MemoryRepository();
	const { remote } = repository;
	return {
		repository,
		another: new MemoryRepository(remote),
		byHand: (path, text) => void remote.push([{ path, content: text }]),
		files: () => remote.tip?.files ?? new Map(),
		subjects: () => remote.history.map(({ message }) => message.split('\n')[0] ?? '').reverse(),
		waiting: () => remote.inbox.size,
		remove: () => {},
	};
}

async function localWorld(): Promise<World> {
	const sandbox = new GitSandbox();
	const folder = sandbox.workTree('records');
	const { env } = sandbox;
	return {
		repository: await LocalRepository.open({ folder, env }),
		another: await LocalRepository.open({ folder, env }),
		byHand: (path, text) => commitInWorkTree(sandbox, folder, { path, text }),
		files: () => sandbox.files(folder),
		subjects: () => sandbox.subjects(folder),
		waiting: () => sandbox.inbox(folder).length,
		remove: () => sandbox.remove(),
	};
}

async function remoteWorld(): Promise<World> {
	const sandbox = new GitSandbox();
	const bare = sandbox.bare('remote.git');
	const open = (name: string) =>
		RemoteRepository.open({ folder: sandbox.path(name), remote: `file://${bare}`, branch: 'main', env: sandbox.env });
	return {
		repository: await open('cache-1'),
		another: await open('cache-2'),
		byHand: (path, text) => commitByHand(sandbox, bare, { path, text }),
		files: () => sandbox.files(bare),
		subjects: () => sandbox.subjects(bare),
		waiting: () => sandbox.inbox(bare).length,
		remove: () => sandbox.remove(),
	};
}

/** As a person does: edit, add, commit. */
function commitInWorkTree(
	sandbox: GitSandbox,
	folder: string,
	file: { readonly path: string; readonly text: string },
): void {
	writeFileSync(join(folder, file.path), file.text);
	sandbox.git(folder, ['add', file.path]);
	sandbox.git(folder, ['commit', '--quiet', '-m', 'Change by hand', '--', file.path]);
}

/** By plumbing, as a push of a person arrives at a remote. */
export function commitByHand(
	sandbox: GitSandbox,
	folder: string,
	file: { readonly path: string; readonly text: string },
): void {
	const isBorn = sandbox.git(folder, ['for-each-ref', 'refs/heads/main']) !== '';
	const from = isBorn ? ['from refs/heads/main^0'] : [];
	const size = Buffer.byteLength(file.text);
	const commit = [
		'commit refs/heads/main',
		'committer Rina <rina@example.com> 1795140000 +0000',
		'data 14',
		'Change by hand',
		...from,
	];
	sandbox.git(
		folder,
		['fast-import', '--quiet'],
		`${commit.join('\n')}\nM 100644 inline ${file.path}\ndata ${size}\n${file.text}\n`,
	);
}
