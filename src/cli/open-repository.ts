import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { LocalRepository } from '../adapters/git/local-repository.ts';
import { RemoteRepository } from '../adapters/git/remote-repository.ts';
import type { IncidentRepository } from '../ports/repository.ts';
import type { GlobalOptions } from './output.ts';

/** The repository of a command: the work tree it stands in, or with a remote the branch there. */
export async function openRepository({ repo }: GlobalOptions, remote?: string): Promise<IncidentRepository> {
	const folder = resolve(repo);
	if (remote === undefined) return LocalRepository.open({ folder });
	return RemoteRepository.open({ folder, remote, branch: currentBranch(folder) });
}

function currentBranch(folder: string): string {
	const branch = execFileSync('git', ['-C', folder, 'branch', '--show-current'], { encoding: 'utf8' }).trim();
	return branch === '' ? 'main' : branch;
}
