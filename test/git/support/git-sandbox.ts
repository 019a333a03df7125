import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder, and git commands that know nothing of this machine's user. */
export class GitSandbox {
	readonly folder = mkdtempSync(join(tmpdir(), 'tocsin-git-'));
	/** For child processes: an empty home, no system configuration, no identity. */
	readonly env: NodeJS.ProcessEnv;

	constructor() {
		const home = join(this.folder, 'home');
		mkdirSync(home);
		const { PATH } = process.env;
		this.env = {
			PATH,
			HOME: home,
			XDG_CONFIG_HOME: home,
			GIT_CONFIG_NOSYSTEM: '1',
			GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
		};
	}

	path(name: string): string {
		return join(this.folder, name);
	}

	/** Runs git as a person called Rina and returns what it printed. */
	git(folder: string, args: readonly string[], input?: string): string {
		const identity = ['-c', 'user.name=Rina', '-c', 'user.email=rina@example.com'];
		const env = { ...this.env, GIT_CONFIG_COUNT: '0' };
		return execFileSync('git', [...identity, ...args], { cwd: folder, env, input, encoding: 'utf8', stdio: 'pipe' });
	}

	/** An empty bare repository whose branch will be main. */
	bare(name: string): string {
		const folder = this.path(name);
		this.git(this.folder, ['init', '--quiet', '--bare', '--initial-branch=main', folder]);
		this.git(folder, ['config', 'uploadpack.allowFilter', 'true']);
		return folder;
	}

	/** An empty repository with a work tree on main. */
	workTree(name: string): string {
		const folder = this.path(name);
		this.git(this.folder, ['init', '--quiet', '--initial-branch=main', folder]);
		return folder;
	}

	/** Text of every file at a revision, by path. */
	files(folder: string, revision = 'main'): ReadonlyMap<string, string> {
		if (this.git(folder, ['for-each-ref', `refs/heads/${revision}`]) === '') return new Map();
		const paths = this.git(folder, ['ls-tree', '-r', '-z', '--name-only', revision]).split('\0').filter(Boolean);
		return new Map(paths.map((path) => [path, this.git(folder, ['cat-file', 'blob', `${revision}:${path}`])]));
	}

	/** Refs of the deliveries that wait. */
	inbox(folder: string): readonly string[] {
		return this.git(folder, ['for-each-ref', '--format=%(refname)', 'refs/tocsin/inbox']).split('\n').filter(Boolean);
	}

	/** Subjects of the commits of main, newest first. */
	subjects(folder: string): readonly string[] {
		if (this.git(folder, ['for-each-ref', 'refs/heads/main']) === '') return [];
		return this.git(folder, ['log', '--format=%s', 'main']).split('\n').filter(Boolean);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
