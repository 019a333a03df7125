/** What calling GitHub needs. */
export interface GithubSettings {
	readonly repository: string;
	readonly token: string;
	readonly apiUrl?: string;
}

/** A variable is missing or wrong; the message says which and what to do. */
export class SettingsError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'SettingsError';
	}
}

/** Settings of mode `github` from an environment; throws SettingsError. */
export function readGithubSettings(env: Readonly<Record<string, string | undefined>>): GithubSettings {
	const repository = env.TOCSIN_GITHUB_REPOSITORY?.trim() ?? '';
	const token = env.TOCSIN_GITHUB_TOKEN?.trim() ?? '';
	const apiUrl = env.TOCSIN_GITHUB_API_URL?.trim() || undefined;
	if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]*)\/[A-Za-z0-9._-]+$/.test(repository)) {
		throw new SettingsError('Set TOCSIN_GITHUB_REPOSITORY to the repository that takes the alerts, as owner/name');
	}
	if (token === '') {
		throw new SettingsError(`Set TOCSIN_GITHUB_TOKEN to a token with the right "Contents: write" on ${repository}`);
	}
	// The token must not travel in the clear; a test server on this machine is the exception.
	if (
		apiUrl !== undefined &&
		!/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(apiUrl)
	) {
		throw new SettingsError('Set TOCSIN_GITHUB_API_URL to an address that starts with https://');
	}
	return { repository, token, ...(apiUrl === undefined ? {} : { apiUrl }) };
}
