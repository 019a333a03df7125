import type { Attempt } from '../../core/effects/attempt.ts';

type Failure = Extract<Attempt, { state: 'failed' }>;

/** What nodemailer says when it could not send. */
export interface MailError extends Error {
	readonly code?: string;
	readonly responseCode?: number;
	readonly response?: string;
	readonly command?: string;
	readonly rejectedErrors?: readonly { readonly recipient?: string; readonly responseCode?: number }[];
}

const LOGIN_HELP =
	'Check TOCSIN_SMTP_USER and its password or token; a mailbox with two factors needs a password of its own';

/** Codes that say something of the server and nothing of the mail. */
const SYSTEM: Readonly<Record<string, (server: string) => Pick<Failure, 'error' | 'help'>>> = {
	EAUTH: (server) => ({ error: `${server} does not accept the login`, help: LOGIN_HELP }),
	EOAUTH2: (server) => ({ error: `no OAuth2 token to log in to ${server} with`, help: LOGIN_HELP }),
	ENOAUTH: (server) => ({ error: `${server} wants a login`, help: LOGIN_HELP }),
	ETLS: (server) => ({
		error: `no TLS with ${server}`,
		help: 'Use smtps:// for a server that speaks TLS from the start, else smtp:// with STARTTLS',
	}),
	EDNS: (server) => ({ error: `${server} has no address`, help: 'Check the host in TOCSIN_SMTP_URL' }),
	ESOCKET: (server) => ({
		error: `${server} cannot be reached`,
		help: 'Check host and port in TOCSIN_SMTP_URL, and its certificate',
	}),
	ECONNECTION: (server) => ({ error: `${server} cannot be reached`, help: 'Check host and port in TOCSIN_SMTP_URL' }),
	ETIMEDOUT: (server) => ({ error: `${server} did not answer in time` }),
	EPROTOCOL: (server) => ({ error: `${server} does not speak SMTP` }),
};

/** What an error of nodemailer means: for this mail, or for all. Its answers are quoted, logins never are. */
export function describeMailError(error: MailError, server: string): Failure {
	const code = error.responseCode;
	if (error.command === 'MAIL FROM') {
		const help = 'Check TOCSIN_MAIL_FROM: the sender must be one that the login may use';
		return { state: 'failed', error: `${server} refused the sender: ${answerOf(error)}`, help, isSystemDown: true };
	}
	if (code === 421)
		return { state: 'failed', error: `${server} takes nothing now: ${answerOf(error)}`, isSystemDown: true };
	if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') {
		const isPermanent = code !== undefined && code >= 500;
		return {
			state: 'failed',
			error: `${server} refused the mail: ${answerOf(error)}`,
			...(isPermanent && { isPermanent }),
		};
	}
	const known = SYSTEM[error.code ?? '']?.(server);
	if (!known) return { state: 'failed', error: `${server}: ${answerOf(error)}`, isSystemDown: true };
	const detail = code === undefined ? (error.code === 'ESOCKET' ? ` (${answerOf(error)})` : '') : ` (${code})`;
	return { state: 'failed', ...known, error: `${known.error}${detail}`, isSystemDown: true };
}

function answerOf({ response, message }: MailError): string {
	return (response ?? message).replace(/\s+/g, ' ').trim().slice(0, 120);
}
