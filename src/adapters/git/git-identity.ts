import { FALLBACK_AUTHOR, type Identity } from './encode-commit.ts';

/** The identity that Git would use for a commit, from the environment and from `user.name` and `user.email`. */
export function gitIdentity(env: NodeJS.ProcessEnv, config: ReadonlyMap<string, string>): Identity {
	const name = env.GIT_COMMITTER_NAME || config.get('user.name');
	const email = env.GIT_COMMITTER_EMAIL || config.get('user.email');
	return name && email ? { name, email } : FALLBACK_AUTHOR;
}
