import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface TreeEntry {
	readonly path: string;
	readonly mode: string;
	readonly content?: string;
	readonly sha?: string | null;
}

/** GitHub's API of commits, trees and branches, over a real bare repository; undefined where the branch is there already. */
export function gitDataAnswer(
	folder: string,
	operation: string,
	body: Readonly<Record<string, unknown>>,
): object | undefined {
	const git = (args: readonly string[], input = '') =>
		execFileSync('git', ['--git-dir', folder, ...args], {
			input,
			encoding: 'utf8',
			env: {
				PATH: process.env.PATH,
				HOME: folder,
				GIT_INDEX_FILE: join(folder, 'index-of-api'),
				GIT_AUTHOR_NAME: 'github-actions[bot]',
				GIT_AUTHOR_EMAIL: 'bot@example.com',
				GIT_COMMITTER_NAME: 'GitHub',
				GIT_COMMITTER_EMAIL: 'bot@example.com',
			},
		}).trim();
	switch (operation) {
		case 'GET /git/ref':
			return { object: { sha: git(['rev-parse', `refs/heads/${body.ref}`]) } };
		case 'GET /git/commits/{commit_sha}': {
			const sha = git(['rev-parse', `${body.sha}^{tree}`]);
			return { sha: body.sha, tree: { sha, url: `https://api.github.com/repos/acme/incidents/git/trees/${sha}` } };
		}
		case 'POST /git/trees': {
			git(['read-tree', String(body.base_tree)]);
			for (const { path, mode, content, sha } of body.tree as readonly TreeEntry[]) {
				const id = content === undefined ? sha : git(['hash-object', '-w', '--stdin'], content);
				if (id === null || id === undefined) git(['update-index', '--force-remove', '--', path]);
				else git(['update-index', '--add', '--cacheinfo', `${mode},${id},${path}`]);
			}
			return { sha: git(['write-tree']), tree: [] };
		}
		case 'POST /git/commits': {
			const parents = (body.parents as readonly string[]).flatMap((parent) => ['-p', parent]);
			return { sha: git(['commit-tree', String(body.tree), ...parents], String(body.message)) };
		}
		case 'POST /git/refs': {
			const ref = String(body.ref);
			if (git(['for-each-ref', ref]) !== '') return undefined;
			git(['update-ref', ref, String(body.sha)]);
			return { ref };
		}
		default:
			throw new Error(`${operation}: not emulated`);
	}
}
