import { createTransport } from 'nodemailer';
import type { Attempt } from '../../core/effects/attempt.ts';
import type { Mailer, OutgoingMail } from '../../ports/mailer.ts';
import { describeMailError, type MailError } from './describe-mail-error.ts';
import type { MailSettings } from './read-mail-settings.ts';

export interface SmtpMailerOptions {
	/** Certificate of the authority that vouches for the server, where it is not a public one (PEM). */
	readonly ca?: string;
	readonly timeoutMs?: number;
}

/** Sends by SMTP, over one connection as long as there is something to send; `close` when there is not. */
export function createSmtpMailer(
	settings: MailSettings,
	{ ca, timeoutMs = 20_000 }: SmtpMailerOptions = {},
): Mailer & { close(): void } {
	const { host, port, isImplicitTls, from } = settings;
	const server = `${host}:${port}`;
	const transport = createTransport({
		pool: true,
		maxConnections: 1,
		host,
		port,
		secure: isImplicitTls,
		// A mail with incidents goes through no open wire; a server on this machine has none.
		requireTLS: !isImplicitTls && !isLoopback(host),
		auth: loginOf(settings),
		connectionTimeout: timeoutMs,
		greetingTimeout: timeoutMs,
		socketTimeout: timeoutMs,
		disableFileAccess: true,
		disableUrlAccess: true,
		...(ca !== undefined && { tls: { ca } }),
	});
	return {
		send: async (mail): Promise<Attempt> => {
			try {
				const info = await transport.sendMail(messageOf(mail, from));
				return attemptOf(info, server);
			} catch (error) {
				return withRefused(describeMailError(error as MailError, server), error as MailError);
			}
		},
		close: () => transport.close(),
	};
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

function loginOf({ login }: MailSettings) {
	if (!login) return undefined;
	const { user } = login;
	switch (login.type) {
		case 'password':
			return { user, pass: login.password };
		case 'oauth2':
			return { type: 'OAuth2' as const, user, accessToken: login.accessToken };
		case 'refresh': {
			const { clientId, clientSecret, refreshToken, accessUrl } = login;
			return { type: 'OAuth2' as const, user, clientId, clientSecret, refreshToken, accessUrl };
		}
		default:
			return login satisfies never;
	}
}

function messageOf({ to, subject, text, html, thread, isUrgent, pictures = [] }: OutgoingMail, from: string) {
	const { messageId, inReplyTo, listId } = thread;
	return {
		from,
		to: [...to],
		subject,
		text,
		html,
		messageId,
		...(isUrgent && { priority: 'high' as const }),
		...(inReplyTo && { inReplyTo, references: inReplyTo }),
		attachments: pictures.map(({ cid, name, content }) => ({
			cid,
			filename: name,
			content: Buffer.from(content),
			contentType: 'image/png',
			contentDisposition: 'inline' as const,
		})),
		headers: {
			'List-Id': listId,
			'Auto-Submitted': 'auto-generated',
			// Exchange answers mails with holiday notes unless it is told not to.
			'X-Auto-Response-Suppress': 'All',
		},
	};
}

interface SentInfo {
	readonly accepted: readonly unknown[];
	readonly rejected: readonly unknown[];
	readonly rejectedErrors?: MailError['rejectedErrors'];
}

/** A server may take a mail for some and refuse it for others: for good, or for now. */
function attemptOf({ accepted, rejected, rejectedErrors = [] }: SentInfo, server: string): Attempt {
	const sent = accepted.map(String);
	if (rejected.length === 0) return { state: 'done', sent };
	const refused = refusedForGood(rejectedErrors);
	const note = `${server} refused ${rejected.map(String).join(', ')}`;
	if (refused.length === rejected.length) return { state: 'done', sent, refused, note };
	return { state: 'failed', sent, refused, error: note };
}

/** Nobody had it. Where only some were refused for good, the others are tried again. */
function withRefused(failure: Extract<Attempt, { state: 'failed' }>, { rejectedErrors = [] }: MailError): Attempt {
	const refused = refusedForGood(rejectedErrors);
	if (refused.length === 0) return failure;
	return { ...failure, refused, isPermanent: refused.length === rejectedErrors.length };
}

function refusedForGood(errors: NonNullable<MailError['rejectedErrors']>): readonly string[] {
	return errors.flatMap(({ recipient, responseCode = 0 }) => (recipient && responseCode >= 500 ? [recipient] : []));
}
