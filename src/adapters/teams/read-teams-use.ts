const WORK = ['rooms', 'chat'] as const;
const LOGIN = 'https://login.microsoftonline.com';
const GRAPH = 'https://graph.microsoft.com';

/** The app in Microsoft Entra that calls Graph. */
export interface GraphSettings {
	readonly tenant: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** Without a slash at the end; national clouds have their own. */
	readonly loginUrl: string;
	readonly graphUrl: string;
}

/** Which work Microsoft Teams is used for, and by what. */
export interface TeamsUse {
	/** Only where rooms are asked for. */
	readonly graph?: GraphSettings;
	readonly hasChat: boolean;
	/** Addresses of Workflows webhooks, by the name of a channel; each is a secret. */
	readonly webhooks: ReadonlyMap<string, string>;
}

export type TeamsUseResult =
	| { readonly state: 'set'; readonly settings: TeamsUse }
	| { readonly state: 'absent' }
	| { readonly state: 'wrong'; readonly problem: string };

/**
 * Reads `TOCSIN_TEAMS_USE` (`rooms`, `chat`), without which Microsoft is not called, the app in `TOCSIN_TEAMS_TENANT`,
 * `TOCSIN_TEAMS_CLIENT_ID` and `TOCSIN_TEAMS_CLIENT_SECRET`, and the webhooks in `TOCSIN_TEAMS_WEBHOOKS`.
 */
export function readTeamsUse(environment: Readonly<Record<string, string | undefined>>): TeamsUseResult {
	const given = (name: string) => environment[name]?.trim() ?? '';
	const words = given('TOCSIN_TEAMS_USE')
		.split(',')
		.map((word) => word.trim());
	if (words.join('') === '') return { state: 'absent' };
	const uses = WORK.filter((use) => words.includes(use));
	if (uses.length !== words.length) return wrong('Unexpected TOCSIN_TEAMS_USE, expected rooms, chat, or rooms,chat');
	const webhooks = readWebhooks(given('TOCSIN_TEAMS_WEBHOOKS'));
	if (webhooks === undefined)
		return wrong(
			'Unexpected TOCSIN_TEAMS_WEBHOOKS, expected major-incidents=https://… with white space between several',
		);
	const hasChat = uses.includes('chat');
	if (hasChat && webhooks.size === 0)
		return wrong('TOCSIN_TEAMS_WEBHOOKS is missing, expected the webhook of each channel, major-incidents=https://…');
	if (!uses.includes('rooms')) return { state: 'set', settings: { hasChat, webhooks } };
	const graph = {
		tenant: given('TOCSIN_TEAMS_TENANT'),
		clientId: given('TOCSIN_TEAMS_CLIENT_ID'),
		clientSecret: given('TOCSIN_TEAMS_CLIENT_SECRET'),
		loginUrl: (given('TOCSIN_TEAMS_LOGIN_URL') || LOGIN).replace(/\/+$/, ''),
		graphUrl: (given('TOCSIN_TEAMS_GRAPH_URL') || GRAPH).replace(/\/+$/, ''),
	};
	const problem = problemOf(graph);
	return problem === undefined ? { state: 'set', settings: { graph, hasChat, webhooks } } : wrong(problem);
}

function problemOf({ tenant, clientId, clientSecret, loginUrl, graphUrl }: GraphSettings): string | undefined {
	if (!/^[A-Za-z0-9.-]+$/.test(tenant))
		return 'TOCSIN_TEAMS_TENANT is missing or wrong, expected the id or a domain of the tenant';
	if (!/^[A-Za-z0-9-]+$/.test(clientId))
		return 'TOCSIN_TEAMS_CLIENT_ID is missing or wrong, expected the application id of the app in Entra';
	if (clientSecret === '') return 'TOCSIN_TEAMS_CLIENT_SECRET is missing, expected a secret of the app in Entra';
	const places = { TOCSIN_TEAMS_LOGIN_URL: loginUrl, TOCSIN_TEAMS_GRAPH_URL: graphUrl };
	const open = Object.entries(places).find(([, url]) => !isPrivate(url));
	return open && `Unexpected ${open[0]}, expected an address that starts with https://`;
}

/** By name, in lower case and without `#`; undefined where one cannot be read. */
function readWebhooks(text: string): ReadonlyMap<string, string> | undefined {
	const entries = text.split(/\s+/).filter((entry) => entry !== '');
	const webhooks = new Map<string, string>();
	for (const entry of entries) {
		const [, name, url] = /^#?([^=\s]+)=(\S+)$/.exec(entry) ?? [];
		if (name === undefined || url === undefined || !isPrivate(url) || !URL.canParse(url)) return undefined;
		webhooks.set(name.toLowerCase(), url);
	}
	return webhooks;
}

/** Nothing secret travels in the clear; a test server on this machine is the exception. */
function isPrivate(url: string): boolean {
	return /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url);
}

function wrong(problem: string): TeamsUseResult {
	return { state: 'wrong', problem };
}
