import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** A mail as it arrived. */
export interface ReceivedMail {
	readonly from: string;
	readonly to: readonly string[];
	/** The message with dots unstuffed, lines ended by CRLF. */
	readonly raw: string;
	readonly isTls: boolean;
	/** Who logged in; empty without a login. */
	readonly user: string;
}

export interface SmtpServerOptions {
	/** With a certificate it offers STARTTLS, or speaks TLS from the first byte. */
	readonly certificate?: { readonly key: string; readonly cert: string; readonly isImplicit?: boolean };
	/** Then nobody sends without this login. Its password is also the token of OAuth2. */
	readonly login?: { readonly user: string; readonly password: string };
	/** Another answer than the usual to CONNECT, AUTH, MAIL, RCPT or MESSAGE, like `550 no such user`; `hang up` ends the connection. */
	readonly answer?: (command: string, argument: string) => string | undefined;
}

export interface SmtpServer {
	readonly port: number;
	readonly mails: readonly ReceivedMail[];
	/** How often somebody connected. */
	readonly connections: number;
	stop(): Promise<void>;
}

const HANG_UP = 'hang up';

/** Starts an SMTP server on this machine, which keeps what it is sent. */
export async function startSmtpServer(options: SmtpServerOptions = {}): Promise<SmtpServer> {
	const mails: ReceivedMail[] = [];
	let connections = 0;
	const { certificate, login } = options;
	/** The error that makes the server give another answer, where a test asks for one. */
	const other = (session: SMTPServerSession, command: string, argument = ''): Error | undefined => {
		const answer = options.answer?.(command, argument);
		if (answer === undefined) return undefined;
		if (answer === HANG_UP) {
			hangUp(server, session);
			return new Error(answer);
		}
		return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
	};
	const server = new SMTPServer({
		secure: certificate?.isImplicit === true,
		...(certificate && { key: certificate.key, cert: certificate.cert }),
		disabledCommands: [...(certificate ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
		authMethods: ['PLAIN', 'XOAUTH2'],
		authRequiredMessage: '5.7.0 Authentication required',
		disableReverseLookup: true,
		// A server that takes seconds to stop keeps a test waiting.
		closeTimeout: 1,
		onConnect: (session, done) => {
			connections += 1;
			done(other(session, 'CONNECT'));
		},
		onAuth: ({ username, password, accessToken }, session, done) => {
			const isRight = username === login?.user && (password ?? accessToken) === login?.password;
			const error = other(session, 'AUTH');
			if (error || !isRight) done(error ?? null, { data: { status: '401' } } as never);
			else done(null, { user: username });
		},
		onMailFrom: ({ address }, session, done) => done(other(session, 'MAIL', address)),
		onRcptTo: ({ address }, session, done) => done(other(session, 'RCPT', address)),
		onData: (stream, session, done) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const raw = Buffer.concat(chunks).toString('utf8');
				const error = other(session, 'MESSAGE', raw);
				if (!error || error.message === HANG_UP) mails.push(received(session, raw));
				done(error);
			});
		},
	} satisfies SMTPServerOptions);
	server.on('error', () => {});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		port: (server.server.address() as AddressInfo).port,
		mails,
		get connections() {
			return connections;
		},
		stop: () => new Promise((done) => server.close(done)),
	};
}

function received({ envelope, secure, user }: SMTPServerSession, raw: string): ReceivedMail {
	return {
		from: envelope.mailFrom ? envelope.mailFrom.address : '',
		to: envelope.rcptTo.map(({ address }) => address),
		raw,
		isTls: secure,
		user: user || '',
	};
}

/** The package offers no way to drop one connection. */
function hangUp({ connections }: SMTPServer, { id }: SMTPServerSession): void {
	for (const connection of connections as Set<{ readonly id: string; readonly _socket: { destroy(): void } }>) {
		if (connection.id === id) connection._socket.destroy();
	}
}
