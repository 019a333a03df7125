import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

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
	/** Another answer than the usual, like `550 no such user`; `hang up` ends the connection. */
	readonly answer?: (command: string, argument: string) => string | undefined;
}

export interface SmtpServer {
	readonly port: number;
	readonly mails: readonly ReceivedMail[];
	/** How often somebody connected. */
	readonly connections: number;
	stop(): Promise<void>;
}

/** Starts an SMTP server (RFC 5321) on this machine, which keeps what it is sent. */
export async function startSmtpServer(options: SmtpServerOptions = {}): Promise<SmtpServer> {
	const mails: ReceivedMail[] = [];
	const sockets = new Set<Socket>();
	let connections = 0;
	const server: Server = createServer((socket) => {
		connections += 1;
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
		const { certificate } = options;
		new Session(certificate?.isImplicit ? secured(socket, certificate) : socket, options, mails);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		port: (server.address() as AddressInfo).port,
		mails,
		get connections() {
			return connections;
		},
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((done) => server.close(done));
		},
	};
}

function secured(socket: Socket, { key, cert }: { readonly key: string; readonly cert: string }): TLSSocket {
	const wrapped = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ key, cert }) });
	return wrapped.on('error', () => socket.destroy());
}

/** One connection: reads lines, answers them. */
class Session {
	#socket: Socket;
	readonly #options: SmtpServerOptions;
	readonly #mails: ReceivedMail[];
	#buffer = '';
	#from = '';
	#to: string[] = [];
	#user = '';
	#isInData = false;
	/** The next line is the answer to a challenge of AUTH. */
	#challenge: ((line: string) => void) | undefined;

	constructor(socket: Socket, options: SmtpServerOptions, mails: ReceivedMail[]) {
		this.#socket = socket;
		this.#options = options;
		this.#mails = mails;
		this.#listen();
		this.#say(options.answer?.('CONNECT', '') ?? '220 test ESMTP');
	}

	#listen(): void {
		this.#socket.on('data', (chunk: Buffer) => {
			this.#buffer += chunk.toString('latin1');
			this.#drain();
		});
	}

	#drain(): void {
		for (;;) {
			if (this.#isInData) {
				const end = this.#buffer.indexOf('\r\n.\r\n');
				if (end < 0) return;
				const raw = Buffer.from(this.#buffer.slice(0, end + 2), 'latin1')
					.toString('utf8')
					.replaceAll('\r\n..', '\r\n.');
				this.#buffer = this.#buffer.slice(end + 5);
				this.#isInData = false;
				this.#receive(raw);
				continue;
			}
			const end = this.#buffer.indexOf('\r\n');
			if (end < 0) return;
			const line = this.#buffer.slice(0, end);
			this.#buffer = this.#buffer.slice(end + 2);
			const challenge = this.#challenge;
			this.#challenge = undefined;
			if (challenge) challenge(line);
			else this.#command(line);
		}
	}

	#command(line: string): void {
		const [verb = ''] = line.split(/[ :]/);
		const command = verb.toUpperCase();
		const other = this.#options.answer?.(command, line.slice(verb.length + 1));
		this.#say(other ?? this.#answerTo(command, line));
		if (other !== undefined) return;
		if (command === 'STARTTLS' && this.#options.certificate) this.#startTls();
		if (command === 'QUIT') this.#socket.end();
	}

	#answerTo(command: string, line: string): string {
		const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
		switch (command) {
			case 'EHLO':
				return this.#greeting();
			case 'STARTTLS':
				return this.#options.certificate ? '220 go ahead' : '502 5.5.1 unknown';
			case 'AUTH':
				return this.#authenticate(line);
			case 'MAIL':
				if (this.#options.login && this.#user === '') return '530 5.7.0 Authentication required';
				[this.#from, this.#to] = [address, []];
				return '250 2.1.0 ok';
			case 'RCPT':
				this.#to.push(address);
				return '250 2.1.5 ok';
			case 'DATA':
				if (this.#to.length === 0) return '554 5.5.1 no valid recipients';
				this.#isInData = true;
				return '354 go on';
			case 'RSET':
				this.#to = [];
				return '250 2.0.0 ok';
			case 'QUIT':
				return '221 2.0.0 bye';
			default:
				return '502 5.5.1 unknown';
		}
	}

	#greeting(): string {
		const { certificate, login } = this.#options;
		const offers = [...(certificate && !this.#isTls ? ['STARTTLS'] : []), ...(login ? ['AUTH PLAIN XOAUTH2'] : [])];
		return ['test', ...offers].map((offer, place) => `250${place === offers.length ? ' ' : '-'}${offer}`).join('\r\n');
	}

	#startTls(): void {
		this.#socket.removeAllListeners('data');
		this.#buffer = '';
		this.#socket = secured(this.#socket, this.#options.certificate!);
		this.#listen();
	}

	#authenticate(line: string): string {
		const [, way = '', given = ''] = line.split(' ');
		const { user, password } = this.#options.login ?? { user: '', password: '' };
		const words = Buffer.from(given, 'base64').toString();
		const expected = way === 'PLAIN' ? `\0${user}\0${password}` : `user=${user}\x01auth=Bearer ${password}\x01\x01`;
		if (words === expected) {
			this.#user = user;
			return '235 2.7.0 welcome';
		}
		if (way === 'PLAIN') return '535 5.7.8 wrong login';
		// XOAUTH2 says no with a challenge that is to be answered by an empty line.
		this.#challenge = () => this.#say('535 5.7.8 wrong token');
		return `334 ${Buffer.from('{"status":"401"}').toString('base64')}`;
	}

	get #isTls(): boolean {
		return this.#socket instanceof TLSSocket;
	}

	#receive(raw: string): void {
		const mail = { from: this.#from, to: this.#to, raw, isTls: this.#isTls, user: this.#user };
		const other = this.#options.answer?.('MESSAGE', raw);
		if (other === undefined || other === 'hang up') this.#mails.push(mail);
		this.#say(other ?? '250 2.0.0 queued');
	}

	#say(answer: string): void {
		if (answer === 'hang up') this.#socket.destroy();
		else if (!this.#socket.destroyed) this.#socket.write(`${answer}\r\n`);
	}
}
