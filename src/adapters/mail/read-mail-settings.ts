/** How mails leave, as read from the environment. */
export interface MailSettings {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte, as on port 465; else STARTTLS, which is required but on this machine. */
	readonly isImplicitTls: boolean;
	/** Sender, like `Incidents <incidents@example.com>`. */
	readonly from: string;
	readonly login?:
		| { readonly type: 'password'; readonly user: string; readonly password: string }
		| { readonly type: 'oauth2'; readonly user: string; readonly accessToken: string }
		| ({ readonly type: 'refresh'; readonly user: string } & RefreshCredentials);
}

export interface RefreshCredentials {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly refreshToken: string;
	/** Where access tokens are had. */
	readonly accessUrl: string;
}

/** Settings, none at all, or what is wrong with them. */
export type MailSettingsResult =
	| { readonly state: 'set'; readonly settings: MailSettings }
	| { readonly state: 'absent' }
	| { readonly state: 'wrong'; readonly problem: string };

type Environment = Readonly<Record<string, string | undefined>>;

const REFRESH = {
	clientId: 'TOCSIN_SMTP_OAUTH_CLIENT_ID',
	clientSecret: 'TOCSIN_SMTP_OAUTH_CLIENT_SECRET',
	refreshToken: 'TOCSIN_SMTP_OAUTH_REFRESH_TOKEN',
	accessUrl: 'TOCSIN_SMTP_OAUTH_URL',
} as const;

/**
 * Reads `TOCSIN_SMTP_URL` (`smtp://host:587`, `smtps://host:465`), `TOCSIN_MAIL_FROM`, and a login: user with password, with
 * an OAuth2 access token, or with what is needed to refresh one. Problems name variables and never their values.
 */
export function readMailSettings(environment: Environment): MailSettingsResult {
	const given = (name: string) => environment[name]?.trim() || undefined;
	const [address, from] = [given('TOCSIN_SMTP_URL'), given('TOCSIN_MAIL_FROM')];
	if (address === undefined) return { state: 'absent' };
	const url = URL.parse(address);
	const isImplicitTls = url?.protocol === 'smtps:';
	if (!url || !(isImplicitTls || url.protocol === 'smtp:') || url.hostname === '')
		return wrong('Unexpected TOCSIN_SMTP_URL, expected smtp://host:587 or smtps://host:465');
	if (url.username !== '' || url.password !== '')
		return wrong('Unexpected login in TOCSIN_SMTP_URL, expected it in TOCSIN_SMTP_USER and TOCSIN_SMTP_PASSWORD');
	if (from === undefined || !/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(from))
		return wrong('Unexpected TOCSIN_MAIL_FROM, expected a sender like "Incidents <incidents@example.com>"');
	const login = readLogin(given);
	if (typeof login === 'string') return wrong(login);
	const port = url.port === '' ? (isImplicitTls ? 465 : 587) : Number(url.port);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	return { state: 'set', settings: { host, port, isImplicitTls, from, ...(login && { login }) } };
}

/** The login, none where no variable of one is set, or what is missing. */
function readLogin(given: (name: string) => string | undefined): MailSettings['login'] | string {
	const user = given('TOCSIN_SMTP_USER');
	const password = given('TOCSIN_SMTP_PASSWORD');
	const accessToken = given('TOCSIN_SMTP_OAUTH_TOKEN');
	const refresh = Object.entries(REFRESH).map(([key, name]) => [key, name, given(name)] as const);
	const isRefreshing = refresh.some(([, , value]) => value !== undefined);
	const ways = [password, accessToken, isRefreshing || undefined].filter((way) => way !== undefined).length;
	if (user === undefined) return ways > 0 ? 'TOCSIN_SMTP_USER is missing, expected the name to log in with' : undefined;
	if (ways !== 1)
		return 'Unexpected login, expected TOCSIN_SMTP_PASSWORD, or TOCSIN_SMTP_OAUTH_TOKEN, or the four TOCSIN_SMTP_OAUTH_ variables, and one of these ways only';
	if (password !== undefined) return { type: 'password', user, password };
	if (accessToken !== undefined) return { type: 'oauth2', user, accessToken };
	const missing = refresh.filter(([, , value]) => value === undefined).map(([, name]) => name);
	if (missing.length > 0) return `${missing.join(', ')} missing, expected for OAuth2 with a refresh token`;
	const credentials = Object.fromEntries(
		refresh.map(([key, , value]) => [key, value]),
	) as unknown as RefreshCredentials;
	return { type: 'refresh', user, ...credentials };
}

function wrong(problem: string): MailSettingsResult {
	return { state: 'wrong', problem };
}
