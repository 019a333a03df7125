import { createGithubIssues } from '../adapters/github/issues.ts';
import { createPullRequests } from '../adapters/github/pull-requests.ts';
import { type GithubUse, readGithubUse } from '../adapters/github/read-github-use.ts';
import { readMailSettings } from '../adapters/mail/read-mail-settings.ts';
import { createSmtpMailer } from '../adapters/mail/smtp-mailer.ts';
import type { Systems } from '../app/reconcile/systems.ts';

/** The systems outside that the environment names, what is wrong with others, and how to let go of them. */
export interface OutsideSystems {
	readonly systems: Systems;
	/** One line a system that is set up wrongly; it counts as not set up. */
	readonly problems: readonly string[];
	close(): void;
}

/** Reads from environment variables what the reconcile run works with; none is needed. */
export function outsideSystems(environment: NodeJS.ProcessEnv): OutsideSystems {
	const [mail, use] = [readMailSettings(environment), readGithubUse(environment)];
	const mailer = mail.state === 'set' ? createSmtpMailer(mail.settings) : undefined;
	return {
		systems: {
			...(mailer && { mailer }),
			...(use.state === 'set' && githubSystems(use.settings)),
		},
		problems: [
			...(mail.state === 'wrong' ? [`no mail is sent: ${mail.problem}`] : []),
			...(use.state === 'wrong' ? [`GitHub is not called: ${use.problem}`] : []),
		],
		close: () => mailer?.close(),
	};
}

function githubSystems({ uses, ...settings }: GithubUse): Systems {
	const connection = { ...settings, agent: 'tocsin-reconcile' };
	const { rooms, tickets } = createGithubIssues(connection);
	return {
		...(uses.includes('rooms') && { rooms }),
		...(uses.includes('tickets') && { tickets }),
		...(uses.includes('postmortems') && { proposals: createPullRequests(connection) }),
	};
}
