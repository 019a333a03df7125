import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MailSettings } from '../../src/adapters/mail/read-mail-settings.ts';
import { createSmtpMailer } from '../../src/adapters/mail/smtp-mailer.ts';
import type { OutgoingMail } from '../../src/ports/mailer.ts';
import { makeTlsCertificate } from './support/make-tls-certificate.ts';
import { readMail } from './support/read-mail.ts';
import { type SmtpServer, type SmtpServerOptions, startSmtpServer } from './support/start-smtp-server.ts';

const MAIL: OutgoingMail = {
	to: ['rina@example.com', 'budi@example.com'],
	subject: '[SEV2] INC-2026-0001 Checkout 5xx',
	text: 'Text — with a dash\n.a line with a dot\n',
	html: '<p>Text — with a dash</p>',
	thread: {
		messageId: '<INC-2026-0001.resolved.1@incidents.example.com>',
		inReplyTo: '<INC-2026-0001.triggered.1@incidents.example.com>',
		listId: '<incidents.incidents.example.com>',
	},
};
const USER = 'incidents@example.com';
const PASSWORD = ['pass', 'word'].join('-');

let certificate: ReturnType<typeof makeTlsCertificate>;
let server: SmtpServer | undefined;

beforeAll(() => {
	certificate = makeTlsCertificate();
});

afterEach(() => server?.stop());

/** Sends the mail to a server of its own. */
async function send(options: SmtpServerOptions, settings: Partial<MailSettings> = {}, ca = certificate.cert) {
	server = await startSmtpServer(options);
	const mailer = createSmtpMailer(
		{ host: '127.0.0.1', port: server.port, isImplicitTls: false, from: `Incidents <${USER}>`, ...settings },
		{ ca, timeoutMs: 2000 },
	);
	try {
		return await mailer.send(MAIL);
	} finally {
		mailer.close();
	}
}

const asUser = { type: 'password', user: USER, password: PASSWORD } as const;

describe('a mail that arrives', () => {
	test('is the same in the eyes of another mail library', async () => {
		expect(await send({})).toEqual({ state: 'done', sent: ['rina@example.com', 'budi@example.com'] });
		expect(server!.mails).toHaveLength(1);
		const [mail] = server!.mails;
		expect(mail).toMatchObject({ from: USER, to: ['rina@example.com', 'budi@example.com'], isTls: false });
		const { headers, text, html, defects } = readMail(mail!.raw);
		expect(defects).toEqual([]);
		expect({ ...headers, date: '', 'content-type': '' }).toMatchObject({
			from: `Incidents <${USER}>`,
			to: 'rina@example.com, budi@example.com',
			subject: MAIL.subject,
			'message-id': MAIL.thread.messageId,
			'in-reply-to': MAIL.thread.inReplyTo,
			references: MAIL.thread.inReplyTo,
			'list-id': MAIL.thread.listId,
			'auto-submitted': 'auto-generated',
		});
		expect(text).toBe(MAIL.text);
		expect(html).toBe(MAIL.html);
	});

	test.each<[string, SmtpServerOptions, Partial<MailSettings>, { isTls: boolean; user: string }]>([
		['by STARTTLS', {}, {}, { isTls: true, user: '' }],
		['by STARTTLS with a password', { login: asUser }, { login: asUser }, { isTls: true, user: USER }],
		[
			'by STARTTLS with an OAuth2 token',
			{ login: asUser },
			{ login: { type: 'oauth2', user: USER, accessToken: PASSWORD } },
			{ isTls: true, user: USER },
		],
	])('%s', async (_name, options, settings, expected) => {
		expect(await send({ certificate, ...options }, settings)).toMatchObject({ state: 'done' });
		expect(server!.mails).toMatchObject([expected]);
	});

	test('by TLS from the first byte', async () => {
		const implicit = { certificate: { ...certificate, isImplicit: true } };
		expect(await send(implicit, { isImplicitTls: true })).toMatchObject({ state: 'done' });
		expect(server!.mails).toMatchObject([{ isTls: true }]);
	});
});

describe('a mail that does not arrive', () => {
	const refuse = (who: string, answer: string) => (command: string, argument: string) =>
		command === 'RCPT' && argument.includes(who) ? answer : undefined;

	test.each<[string, SmtpServerOptions['answer'], object]>([
		[
			'for one who is unknown',
			refuse('budi', '550 5.1.1 no such user'),
			{
				state: 'done',
				sent: ['rina@example.com'],
				refused: ['budi@example.com'],
				note: 'SERVER refused budi@example.com',
			},
		],
		[
			'for one who is over quota',
			refuse('budi', '452 4.2.2 mailbox full'),
			{ state: 'failed', sent: ['rina@example.com'], refused: [], error: 'SERVER refused budi@example.com' },
		],
		[
			'because nobody is known',
			refuse('', '550 5.1.1 no such user'),
			{
				state: 'failed',
				refused: ['rina@example.com', 'budi@example.com'],
				error: 'SERVER refused the mail: 550 5.1.1 no such user',
				isPermanent: true,
			},
		],
		[
			'because it is greylisted',
			refuse('', '451 4.7.1 come back later'),
			{ state: 'failed', error: 'SERVER refused the mail: 451 4.7.1 come back later' },
		],
		[
			'because of what it says',
			(command) => (command === 'MESSAGE' ? '554 5.7.1 looks like spam' : undefined),
			{ state: 'failed', error: 'SERVER refused the mail: 554 5.7.1 looks like spam', isPermanent: true },
		],
		[
			'because of its sender',
			(command) => (command === 'MAIL' ? '553 5.7.1 not your address' : undefined),
			{
				state: 'failed',
				error: 'SERVER refused the sender: 553 5.7.1 not your address',
				help: 'Check TOCSIN_MAIL_FROM: the sender must be one that the login may use',
				isSystemDown: true,
			},
		],
		[
			'because the server stops',
			(command) => (command === 'RCPT' ? '421 4.3.2 shutting down' : undefined),
			{ state: 'failed', error: 'SERVER takes nothing now: 421 4.3.2 shutting down', isSystemDown: true },
		],
	])('%s', async (_name, answer, expected) => {
		const attempt = await send({ answer });
		expect(JSON.parse(JSON.stringify(attempt).replaceAll(`127.0.0.1:${server!.port}`, 'SERVER'))).toEqual(expected);
	});

	test.each<[string, SmtpServerOptions, Partial<MailSettings>, string]>([
		['a wrong password', { login: asUser }, { login: { ...asUser, password: 'x' } }, 'does not accept the login (535)'],
		[
			'a wrong token',
			{ login: asUser },
			{ login: { type: 'oauth2', user: USER, accessToken: 'x' } },
			'does not accept the login (535)',
		],
		['no login where one is wanted', { login: asUser }, {}, 'refused the sender: 530 5.7.0 Authentication required'],
	])('%s is one line, without the secret', async (_name, options, settings, error) => {
		const attempt = await send({ certificate, ...options }, settings);
		expect(attempt).toMatchObject({ state: 'failed', error: `127.0.0.1:${server!.port} ${error}`, isSystemDown: true });
		expect(server!.mails).toEqual([]);
	});

	test('a server elsewhere that offers no TLS gets nothing, not even the login', async () => {
		const said: string[] = [];
		const options = { login: asUser, answer: (command: string) => void said.push(command) };
		expect(await send(options, { host: '0.0.0.0', login: asUser })).toMatchObject({
			state: 'failed',
			error: expect.stringContaining('no TLS with 0.0.0.0'),
			isSystemDown: true,
		});
		expect(said).not.toContain('AUTH');
		expect(said).not.toContain('MAIL');
	});

	test('a certificate that nobody vouches for', async () => {
		expect(await send({ certificate }, {}, makeTlsCertificate().cert)).toMatchObject({
			state: 'failed',
			error: expect.stringContaining('self-signed certificate'),
			isSystemDown: true,
		});
		expect(server!.mails).toEqual([]);
	});

	test('nobody is there', async () => {
		server = await startSmtpServer();
		await server.stop();
		const mailer = createSmtpMailer({ host: '127.0.0.1', port: server.port, isImplicitTls: false, from: USER });
		expect(await mailer.send(MAIL)).toMatchObject({
			state: 'failed',
			error: expect.stringContaining('cannot be reached'),
			isSystemDown: true,
		});
		mailer.close();
	});
});
