import type { InitAnswers } from './answers.ts';

/** One thing to do at GitHub after `init`: where to click, what to paste there, and the command that does the same. */
export interface SetupStep {
	readonly where: string;
	/** Lines to paste or to tick. */
	readonly what: readonly string[];
	/** For `gh`, GitHub's own command line. */
	readonly command: string;
}

export interface SetupInput {
	readonly answers: Pick<InitAnswers, 'repository' | 'mail'>;
	/** A token made for this relay; it stands in no file. */
	readonly relayToken: string;
}

/** What to paste where, by name, so that the repository works on GitHub. */
export function listSteps({ answers: { repository, mail } }: Pick<SetupInput, 'answers'>): readonly SetupStep[] {
	const name = repository || 'OWNER/NAME';
	const variable = (key: string, value: string): SetupStep => ({
		where: 'Settings → Secrets and variables → Actions → Variables → New repository variable',
		what: [`${key} = ${value}`],
		command: `gh variable set ${key} --repo ${name} --body '${value}'`,
	});
	return [
		{
			where: 'Settings → Pages → Source',
			what: ['GitHub Actions'],
			command: `gh api --method POST repos/${name}/pages -f build_type=workflow`,
		},
		{
			where: 'Settings → Actions → General → Workflow permissions',
			what: ['Allow GitHub Actions to create and approve pull requests'],
			command: `gh api --method PUT repos/${name}/actions/permissions/workflow -f default_workflow_permissions=read -F can_approve_pull_request_reviews=true`,
		},
		variable('TOCSIN_GITHUB_USE', 'rooms,tickets,postmortems'),
		...(mail === ''
			? []
			: [
					variable('TOCSIN_MAIL_FROM', mail.replaceAll("'", '')),
					variable('TOCSIN_SMTP_URL', 'smtps://SMTP-SERVER:465'),
					variable('TOCSIN_SMTP_USER', 'USER'),
					{
						where: 'Settings → Secrets and variables → Actions → Secrets → New repository secret',
						what: ['TOCSIN_SMTP_PASSWORD = the password of that user'],
						command: `gh secret set TOCSIN_SMTP_PASSWORD --repo ${name}`,
					},
				]),
	];
}

/** How the first alerts come in: through a relay, or straight to GitHub. */
export function describeFirstSource({ answers: { repository }, relayToken }: SetupInput): readonly string[] {
	const name = repository || 'OWNER/NAME';
	return [
		'through the relay (docs/relay.md), which needs of you two secrets in its environment:',
		`  TOCSIN_GITHUB_REPOSITORY=${name}`,
		'  TOCSIN_GITHUB_TOKEN=a fine-grained token with Contents: read and write on that repository',
		`  TOCSIN_TOKEN_ALERTMANAGER=${relayToken}`,
		'  address:  https://YOUR-RELAY/v1/alerts/alertmanager',
		`  header:   Authorization: Bearer ${relayToken}`,
		'or straight to GitHub, from a monitor that can:',
		`  address:  https://api.github.com/repos/${name}/dispatches`,
		'  header:   Authorization: Bearer, and the fine-grained token',
		'docs/sources/ has a page for each monitoring tool.',
	];
}
