import type { JiraTicketsOptions } from './jira-tickets.ts';

/** Settings, none at all, or what is wrong with them. */
export type JiraSettingsResult =
	| { readonly state: 'set'; readonly settings: JiraTicketsOptions }
	| { readonly state: 'absent' }
	| { readonly state: 'wrong'; readonly problem: string };

/**
 * Reads `TOCSIN_JIRA_URL`, without which Jira is not called, the login of an account, and the project that tickets are
 * made in. Problems name variables and never their values.
 */
export function readJiraSettings(environment: Readonly<Record<string, string | undefined>>): JiraSettingsResult {
	const given = (name: string) => environment[name]?.trim() ?? '';
	const url = given('TOCSIN_JIRA_URL');
	if (url === '') return { state: 'absent' };
	// The token must not travel in the clear; a test server on this machine is the exception.
	if (!/^https:\/\/[^/?#@]+\/?$|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/?$/.test(url))
		return wrong('Unexpected TOCSIN_JIRA_URL, expected the address of a site like https://acme.atlassian.net');
	const [user, token, project] = [given('TOCSIN_JIRA_USER'), given('TOCSIN_JIRA_TOKEN'), given('TOCSIN_JIRA_PROJECT')];
	if (!/^[^\s:@]+@[^\s:@]+$/.test(user))
		return wrong('Unexpected TOCSIN_JIRA_USER, expected the mail address of the account that the token belongs to');
	if (token === '') return wrong('TOCSIN_JIRA_TOKEN is missing, expected an API token of TOCSIN_JIRA_USER');
	if (!/^[A-Z][A-Z0-9_]+$/.test(project))
		return wrong('Unexpected TOCSIN_JIRA_PROJECT, expected the key of a project like PAY');
	const issueType = given('TOCSIN_JIRA_ISSUE_TYPE') || 'Task';
	return { state: 'set', settings: { url: url.replace(/\/$/, ''), user, token, project, issueType } };
}

function wrong(problem: string): JiraSettingsResult {
	return { state: 'wrong', problem };
}
