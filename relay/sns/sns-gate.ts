import type { Refusal } from '../refusal.ts';
import { certificateAddress, confirmationAddress } from './amazon-address.ts';
import { type AskOptions, askAmazon } from './ask-amazon.ts';
import { CertificateStore } from './certificate-store.ts';
import { readSnsMessage, type SnsMessage, textToSign } from './sns-message.ts';

/** SNS tries for an hour at the most; what is older was recorded by somebody. */
const MAX_AGE_MS = 24 * 3_600_000;

/** Confirmations remembered, so that one that comes again is not carried out again. */
const MAX_CONFIRMED = 100;

/** Hashes by version of the signature. */
const HASHES: ReadonlyMap<string, string> = new Map([
	['1', 'SHA-1'],
	['2', 'SHA-256'],
]);

export interface SnsGateOptions {
	readonly ask: AskOptions;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly mayWaitForOthers: boolean;
}

/** A message that Amazon sent, with nothing in it that proves or may do anything. */
export interface SnsContent {
	readonly Type: SnsMessage['Type'];
	readonly MessageId: string;
	readonly TopicArn: string;
	readonly Subject?: string;
	readonly Message: string;
	readonly Timestamp: string;
}

export type SnsVerdict =
	| { readonly content: SnsContent }
	/** `isForged`: whoever sent it is not Amazon, or not for us. Otherwise the sender is to try again. */
	| { readonly refusal: Refusal; readonly isForged: boolean };

/** Lets in messages of Amazon SNS that Amazon signed and that come from a topic of ours. */
export class SnsGate {
	readonly #options: SnsGateOptions;
	readonly #certificates: CertificateStore;
	readonly #confirmed = new Set<string>();

	constructor(options: SnsGateOptions) {
		this.#options = options;
		this.#certificates = new CertificateStore(options);
	}

	/** Judges a body; where it asks to confirm a subscription, and only where all is right, confirms it. */
	async admit(body: unknown, topics: readonly string[]): Promise<SnsVerdict> {
		const reading = readSnsMessage(body);
		if (!reading.ok) return forged(400, 'sns-malformed', NOT_SNS, reading.problems);
		const { message } = reading;
		const refusal = (await this.#verify(message, topics)) ?? (await this.#confirm(message));
		return refusal ?? { content: contentOf(message) };
	}

	/** Cheap checks come first: a stranger must not make the relay ask Amazon for anything. */
	async #verify(message: SnsMessage, topics: readonly string[]): Promise<SnsVerdict | undefined> {
		if (!topics.includes(message.TopicArn)) return forged(403, 'topic-unknown', FOREIGN_TOPIC);
		const hash = HASHES.get(message.SignatureVersion);
		if (hash === undefined) return forged(400, 'signature-version', 'Expected SignatureVersion "1" or "2"');
		if (!(Math.abs(this.#options.clock() - Date.parse(message.Timestamp)) <= MAX_AGE_MS)) {
			return forged(403, 'signature-old', 'The message is older than a day, or a clock is wrong');
		}
		const address = certificateAddress(message.SigningCertURL);
		if (address === undefined) return forged(403, 'certificate-elsewhere', elsewhere('SigningCertURL'));
		const certificate = await this.#certificates.get(address);
		if (!certificate) return later('certificate-unavailable', 'No valid certificate of Amazon SNS can be had now');
		const isSigned = await verifyRsa(message, { publicKey: certificate.publicKey, hash });
		return isSigned ? undefined : forged(403, 'signature-wrong', 'Amazon did not sign this message');
	}

	async #confirm(message: SnsMessage): Promise<SnsVerdict | undefined> {
		if (message.Type !== 'SubscriptionConfirmation' || this.#confirmed.has(message.MessageId)) return undefined;
		const address = confirmationAddress(message);
		if (address === undefined) return forged(403, 'subscribe-elsewhere', elsewhere('SubscribeURL'));
		const answer = await askAmazon(address, this.#options.ask);
		if (answer === undefined) return later('subscribe-failed', 'Amazon did not confirm the subscription');
		if (this.#confirmed.size >= MAX_CONFIRMED) this.#confirmed.clear();
		this.#confirmed.add(message.MessageId);
		return undefined;
	}
}

const NOT_SNS = 'The body is no signed message of Amazon SNS; raw message delivery has to be off';
const FOREIGN_TOPIC = 'The topic is none of those in TOCSIN_CLOUDWATCH_TOPICS';

function elsewhere(field: string): string {
	return `Expected an address of Amazon SNS at ${field}`;
}

/** SNS gives up on any 4xx. */
function forged(status: 400 | 403, code: string, message: string, problems?: Refusal['problems']): SnsVerdict {
	return { refusal: { status, code, message, problems }, isForged: true };
}

function later(code: string, message: string): SnsVerdict {
	return { refusal: { status: 503, code, message, headers: { 'retry-after': '20' } }, isForged: false };
}

async function verifyRsa(
	message: SnsMessage,
	{ publicKey, hash }: { readonly publicKey: Uint8Array<ArrayBuffer>; readonly hash: string },
): Promise<boolean> {
	const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash };
	const key = await crypto.subtle.importKey('spki', publicKey, algorithm, false, ['verify']);
	const signature = Uint8Array.from(atob(message.Signature), (character) => character.charCodeAt(0));
	return crypto.subtle.verify(algorithm, key, signature, new TextEncoder().encode(textToSign(message)));
}

/** Left out: the signature, and addresses and tokens that end or renew a subscription without asking who calls. */
function contentOf({ Type, MessageId, TopicArn, Subject, Message, Timestamp }: SnsMessage): SnsContent {
	return { Type, MessageId, TopicArn, ...(typeof Subject === 'string' ? { Subject } : {}), Message, Timestamp };
}
