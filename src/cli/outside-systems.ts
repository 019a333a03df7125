import { createGithubIssues } from '../adapters/github/issues.ts';
import { createPullRequests } from '../adapters/github/pull-requests.ts';
import { type GithubUse, readGithubUse } from '../adapters/github/read-github-use.ts';
import { createJiraTickets } from '../adapters/jira/jira-tickets.ts';
import { type JiraSettingsResult, readJiraSettings } from '../adapters/jira/read-jira-settings.ts';
import { createMailPager } from '../adapters/mail/mail-pager.ts';
import { readMailSettings } from '../adapters/mail/read-mail-settings.ts';
import { createSmtpMailer } from '../adapters/mail/smtp-mailer.ts';
import { createPagerdutyIncidents } from '../adapters/pagerduty/pager-incidents.ts';
import { createPagerdutySchedules } from '../adapters/pagerduty/pager-schedules.ts';
import { readPagerdutySettings } from '../adapters/pagerduty/read-pagerduty-settings.ts';
import { readZendutySettings } from '../adapters/zenduty/read-zenduty-settings.ts';
import { createZendutySchedules } from '../adapters/zenduty/zenduty-schedules.ts';
import type { SyncPagersOptions } from '../app/pager-sync/sync-pagers.ts';
import type { Systems } from '../app/reconcile/systems.ts';
import { chatSystems } from './chat-systems.ts';

/** The systems outside that the environment names, what is wrong with others, and how to let go of them. */
export interface OutsideSystems {
	readonly systems: Systems;
	/** Pagers whose schedules are kept the same. */
	readonly pagerSchedules: SyncPagersOptions['schedules'];
	/** One line a system that is set up wrongly; it counts as not set up. */
	readonly problems: readonly string[];
	close(): void;
}

/** Reads from environment variables what the reconcile run works with; none is needed. */
export function outsideSystems(environment: NodeJS.ProcessEnv): OutsideSystems {
	const [mail, use] = [readMailSettings(environment), readGithubUse(environment)];
	const mailer = mail.state === 'set' ? createSmtpMailer(mail.settings) : undefined;
	// A connection of its own: a page waits behind no other mail, and for no server longer than it must.
	const pageMailer = mail.state === 'set' ? createSmtpMailer(mail.settings, { timeoutMs: 10_000 }) : undefined;
	const uses = use.state === 'set' ? use.settings.uses : [];
	const jira = readJiraSettings(environment);
	const chat = chatSystems(environment, { hasGithubRooms: uses.includes('rooms') });
	const pagers = [...(pageMailer ? [createMailPager(pageMailer)] : []), ...chat.pagers];
	const [pagerduty, zenduty] = [readPagerdutySettings(environment), readZendutySettings(environment)];
	const tickets = jiraSystems(jira, uses);
	return {
		systems: {
			...(mailer && { mailer }),
			...(pagers.length > 0 && { pagers }),
			...(use.state === 'set' &&
				githubSystems(use.settings, { hasTickets: jira.state === 'absent', hasRooms: chat.mayGithubHaveRooms })),
			...chat.systems,
			...tickets.systems,
			...(pagerduty.state === 'set' && { pagerIncidents: createPagerdutyIncidents(pagerduty.settings) }),
		},
		pagerSchedules: {
			...(pagerduty.state === 'set' && { pagerduty: createPagerdutySchedules(pagerduty.settings) }),
			...(zenduty.state === 'set' && { zenduty: createZendutySchedules(zenduty.settings) }),
		},
		problems: [
			...chat.problems,
			...tickets.problems,
			...(mail.state === 'wrong' ? [`no mail is sent: ${mail.problem}`] : []),
			...(use.state === 'wrong' ? [`GitHub is not called: ${use.problem}`] : []),
			...(pagerduty.state === 'wrong' ? [`PagerDuty is not called: ${pagerduty.problem}`] : []),
			...(zenduty.state === 'wrong' ? [`Zenduty is not called: ${zenduty.problem}`] : []),
		],
		close: () => {
			mailer?.close();
			pageMailer?.close();
		},
	};
}

function githubSystems(
	{ uses, ...settings }: GithubUse,
	{ hasTickets, hasRooms }: { readonly hasTickets: boolean; readonly hasRooms: boolean },
): Systems {
	const connection = { ...settings, agent: 'tocsin-reconcile' };
	const { rooms, tickets } = createGithubIssues(connection);
	return {
		...(hasRooms && uses.includes('rooms') && { rooms }),
		...(hasTickets && uses.includes('tickets') && { tickets }),
		...(uses.includes('postmortems') && { proposals: createPullRequests(connection) }),
	};
}

/** Tickets are in one system: where two are asked for there are none, for nobody would find all of them. */
function jiraSystems(
	jira: JiraSettingsResult,
	uses: GithubUse['uses'],
): { readonly systems: Systems; readonly problems: readonly string[] } {
	if (jira.state === 'absent') return { systems: {}, problems: [] };
	if (jira.state === 'wrong') return { systems: {}, problems: [`Jira is not called: ${jira.problem}`] };
	if (!uses.includes('tickets')) return { systems: { tickets: createJiraTickets(jira.settings) }, problems: [] };
	const both = 'TOCSIN_JIRA_URL and tickets in TOCSIN_GITHUB_USE are both set, expected one of them';
	return { systems: {}, problems: [`no tickets are made: ${both}`] };
}
