/** Which work GitHub is used for, and where. */
export interface GithubUse {
	/** `owner/name`. */
	readonly repository: string;
	/** A token with the rights for the work. */
	readonly token: string;
	/** `https://api.github.com` by default. */
	readonly apiUrl?: string;
	/** Branch that pull requests go to. */
	readonly base: string;
	readonly uses: readonly Work[];
}

const WORK = ['rooms', 'tickets', 'postmortems'] as const;
type Work = (typeof WORK)[number];

export type GithubUseResult =
	| { readonly state: 'set'; readonly settings: GithubUse }
	| { readonly state: 'absent' }
	| { readonly state: 'wrong'; readonly problem: string };

/**
 * Reads `TOCSIN_GITHUB_USE` (`rooms`, `tickets`, `postmortems`), without which GitHub is not called,
 * and the settings of the relay.
 */
export function readGithubUse(environment: Readonly<Record<string, string | undefined>>): GithubUseResult {
	const given = (name: string) => environment[name]?.trim() ?? '';
	const words = given('TOCSIN_GITHUB_USE')
		.split(',')
		.map((word) => word.trim());
	if (words.join('') === '') return { state: 'absent' };
	const uses = WORK.filter((use) => words.includes(use));
	if (uses.length !== words.length)
		return wrong('Unexpected TOCSIN_GITHUB_USE, expected rooms, tickets, postmortems, or some of them with commas');
	const [repository, token, apiUrl] = ['REPOSITORY', 'TOKEN', 'API_URL'].map((name) =>
		given(`TOCSIN_GITHUB_${name}`),
	) as [string, string, string];
	if (!/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository))
		return wrong('Unexpected TOCSIN_GITHUB_REPOSITORY, expected owner/name');
	if (token === '')
		return wrong(
			`TOCSIN_GITHUB_TOKEN is missing, expected a token with the rights that docs/reconcile.md names on ${repository}`,
		);
	// The token must not travel in the clear; a test server on this machine is the exception.
	if (apiUrl !== '' && !/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(apiUrl))
		return wrong('Unexpected TOCSIN_GITHUB_API_URL, expected an address that starts with https://');
	return {
		state: 'set',
		settings: {
			repository,
			token,
			uses,
			base: given('TOCSIN_GITHUB_BRANCH') || 'main',
			...(apiUrl !== '' && { apiUrl }),
		},
	};
}

function wrong(problem: string): GithubUseResult {
	return { state: 'wrong', problem };
}
