import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { git } from '../support/git.ts';

/** The nights of these tests are real ones: whoever is on call now is so for some more days, and then somebody else. */
const BEGAN = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
/** When the shift of these nights ends. */
export const SHIFT_END = new Date(Date.parse(`${BEGAN}T09:00:00Z`) + 7 * 86_400_000).toISOString();

const FILES: Readonly<Record<string, string>> = {
	'.gitignore': '.tocsin/\n',
	'policies/products.yaml': 'schema: 1\nproducts:\n  - { id: shop, name: Shop }\n',
	'policies/site.yaml':
		'schema: 1\norganisation: Example\nurl: https://incidents.example.com\ntime_zone: UTC\nvisibility: internal\n',
	'policies/triage.yaml': `schema: 1
kinds:
  - { id: high-error-rate, name: High error rate }
levels:
  - { id: errors, match: { names: [HighErrorRate] }, kind: high-error-rate, severity: sev3 }
default_level: { kind: high-error-rate, severity: sev4 }
grouping: { by: [service, kind], reopen_window: 30m }
`,
	'policies/notify.yaml':
		'schema: 1\nroutes:\n  - { id: owners, events: [triggered], mail: [team] }\nquiet_hours: { from: "00:00", to: "23:59", time_zone: UTC, for: [sev1, sev2, sev3] }\n',
	'teams/payments.yaml': `schema: 1
name: Payments
lead: "@lea"
mail: payments@example.com
members:
${['ana', 'citra', 'lea'].map((name) => `  - { handle: "@${name}", name: ${name}, mail: ${name}@example.com, time_zone: UTC }`).join('\n')}
  - { handle: "@nomail", name: nomail, time_zone: UTC }
`,
	'schedules/payments.yaml': `schema: 1
name: Payments
team: payments
time_zone: UTC
layers:
  - { role: primary, rotation: { every: week, start: ${BEGAN}, handover: "09:00", members: ["@ana", "@citra"] } }
  - { role: secondary, rotation: { every: week, start: 2025-09-01, handover: "09:00", members: ["@citra"] } }
escalation:
  steps:
    - { after: 0m, notify: [primary] }
    - { after: 5m, notify: [secondary, dba] }
    - { after: 10m, notify: [lead] }
`,
	'services/checkout-api.yaml': `schema: 1
name: Checkout API
owner: payments
product: shop
tier: 1
depends_on: []
alerts:
  - labels: { service: checkout-api }
`,
};

/** A mail as its reader has it. */
export interface ReadMail extends Email {
	readonly recipients: readonly string[];
}

/** A repository in Git and a mail server, both real. */
export interface NightWorld {
	readonly root: string;
	readonly mails: readonly ReadMail[];
	/** What the environment says of the mail server. */
	readonly env: Readonly<Record<string, string>>;
	/** Called when a mail has arrived and before the server says so. */
	onMail: (mail: ReadMail) => void;
	/** From now on the server takes no mail, or takes them again. */
	refuse(isRefusing: boolean): void;
	file(path: string): string;
	stop(): Promise<void>;
}

/** Makes the repository and starts the mail server. */
export async function startNightWorld(): Promise<NightWorld> {
	const root = mkdtempSync(join(tmpdir(), 'tocsin-night-'));
	for (const [path, text] of Object.entries(FILES)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	git(root, 'init', '-q', '-b', 'main');
	git(root, 'add', '.');
	git(root, 'commit', '-q', '-m', 'Services and rules');
	const mails: ReadMail[] = [];
	let isRefusing = false;
	const server = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		onMailFrom: (_address, _session, callback) => callback(isRefusing ? new Error('451 not now') : null),
		onData: (stream, session, callback) => {
			void readMail(stream).then((email) => {
				const mail = { ...email, recipients: session.envelope.rcptTo.map(({ address }) => address) };
				mails.push(mail);
				world.onMail(mail);
				callback();
			});
		},
	});
	server.on('error', () => {});
	const { port } = await new Promise<{ port: number }>((resolve) => {
		const listening = server.listen(0, '127.0.0.1', () => resolve(listening.address() as { port: number }));
	});
	const env = { TOCSIN_SMTP_URL: `smtp://127.0.0.1:${port}`, TOCSIN_MAIL_FROM: 'Incidents <incidents@example.com>' };
	const world: NightWorld = {
		root,
		mails,
		env,
		onMail: () => {},
		refuse: (is) => {
			isRefusing = is;
		},
		file: (path) => readFileSync(join(root, path), 'utf8'),
		stop: async () => {
			await new Promise<void>((resolve) => server.close(resolve));
			rmSync(root, { recursive: true, force: true });
		},
	};
	return world;
}

async function readMail(stream: AsyncIterable<Buffer>): Promise<Email> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return PostalMime.parse(Buffer.concat(chunks));
}
