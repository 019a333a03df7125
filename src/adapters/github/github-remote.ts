import type { RemoteAddress } from '../git/open-remote.ts';

/** Where a run on GitHub finds its repository, and what must not stand in its log. */
export interface GithubRemote extends Pick<RemoteAddress, 'remote' | 'settings'> {
	readonly secret: string;
}

/** The address of a repository on a GitHub server, like `https://github.com`, with the token for it as Git sends it. */
export function githubRemote({
	server = 'https://github.com',
	repository,
	token,
}: {
	readonly server?: string;
	/** `owner/name`. */
	readonly repository: string;
	readonly token: string;
}): GithubRemote {
	const secret = Buffer.from(`x-access-token:${token}`).toString('base64');
	const header = [`http.${server}/.extraheader`, `AUTHORIZATION: basic ${secret}`] as const;
	return { remote: `${server}/${repository}.git`, settings: server.startsWith('http') ? [header] : [], secret };
}
