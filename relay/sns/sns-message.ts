import type { PayloadProblem } from '../../src/core/alerts/alert.ts';

const TYPES = ['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation'] as const;

/** A message of Amazon SNS as it comes over HTTP, before anything in it is believed. */
export interface SnsMessage {
	readonly Type: (typeof TYPES)[number];
	readonly MessageId: string;
	readonly TopicArn: string;
	readonly Message: string;
	readonly Subject?: string | null;
	readonly Timestamp: string;
	readonly Token?: string;
	readonly SubscribeURL?: string;
	readonly SignatureVersion: string;
	readonly Signature: string;
	readonly SigningCertURL: string;
}

export type SnsReading =
	| { readonly ok: true; readonly message: SnsMessage }
	| { readonly ok: false; readonly problems: readonly PayloadProblem[] };

const LINE = /^[^\p{Cc}]{1,4096}$/u;

/**
 * What each field looks like. All but the text are single lines: what is signed is the fields one below the other, and
 * no field may pretend to be the next one.
 */
const FIELDS: Readonly<Record<Exclude<keyof SnsMessage, 'Message'>, { readonly form: RegExp; readonly is: string }>> = {
	Type: { form: new RegExp(`^(?:${TYPES.join('|')})$`), is: `one of ${TYPES.map((type) => `"${type}"`).join(', ')}` },
	MessageId: { form: /^[A-Za-z0-9-]{1,80}$/, is: 'an id' },
	TopicArn: { form: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d+:[\w.-]{1,256}$/, is: 'the ARN of a topic' },
	Subject: { form: /^[^\p{Cc}]{0,1000}$/u, is: 'a line of text' },
	Timestamp: { form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/, is: 'a time in UTC' },
	Token: { form: LINE, is: 'a line of text' },
	SubscribeURL: { form: LINE, is: 'an address' },
	SignatureVersion: { form: LINE, is: '"1" or "2"' },
	Signature: { form: /^(?:[A-Za-z0-9+/]{4}){1,1000}(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?$/, is: 'base64' },
	SigningCertURL: { form: LINE, is: 'an address' },
};

const FOR_ALL = [
	'Type',
	'MessageId',
	'TopicArn',
	'Timestamp',
	'SignatureVersion',
	'Signature',
	'SigningCertURL',
] as const;

/** Reads a body as a message of SNS, or names every field that is not as documented; quotes none of them. */
export function readSnsMessage(body: unknown): SnsReading {
	const fields = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
	const isNotification = fields.Type === 'Notification';
	const required = isNotification ? FOR_ALL : ([...FOR_ALL, 'Token', 'SubscribeURL'] as const);
	const problems = required.flatMap((name) => problemOf(fields, name));
	if (typeof fields.Message !== 'string') problems.push(unexpected(fields.Message, 'Message', 'text'));
	if (fields.Subject !== undefined && fields.Subject !== null) problems.push(...problemOf(fields, 'Subject'));
	return problems.length > 0 ? { ok: false, problems } : { ok: true, message: fields as unknown as SnsMessage };
}

/** The text that Amazon signs: certain fields with their names, sorted, each on a line of its own. */
export function textToSign(message: SnsMessage): string {
	const names =
		message.Type === 'Notification'
			? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
			: (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const);
	return names.map((name) => (typeof message[name] === 'string' ? `${name}\n${message[name]}\n` : '')).join('');
}

function problemOf(fields: Readonly<Record<string, unknown>>, name: keyof typeof FIELDS): PayloadProblem[] {
	const { form, is } = FIELDS[name];
	const value = fields[name];
	return typeof value === 'string' && form.test(value) ? [] : [unexpected(value, name, is)];
}

function unexpected(value: unknown, path: string, is: string): PayloadProblem {
	const found = value === undefined ? 'nothing' : typeof value === 'string' ? 'other text' : 'a value of another kind';
	return { path, message: `Unexpected ${found} at ${path}, expected ${is}` };
}
