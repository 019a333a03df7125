import { isResponseUrl, type SlackAnswer, slackAnswerBody } from '../src/adapters/slack/slack-response.ts';
import { type GivenCommands, givenCommandsSchema } from '../src/app/command/given-commands.ts';
import { fromEpochMs } from '../src/core/time/instant.ts';
import type { LogLine } from './log-line.ts';
import { readBody } from './read-body.ts';
import { answerRefusal, type Refusal } from './refusal.ts';
import { TokenBucket } from './token-bucket.ts';
import { verifySignature } from './verify-signature.ts';

/** A command as Slack hands it over, and where its answer may go later. */
export interface ChatCommand {
	readonly given: GivenCommands;
	readonly responseUrl: string;
}

export interface SlackCommandsOptions {
	/** Signing secrets of the app; several while one is being changed for another. */
	readonly secrets: readonly string[];
	/** Carries a command out, or hands it on; rejects where it could not. */
	readonly take: (command: ChatCommand) => Promise<SlackAnswer>;
	/** Answers after the request is over; absent where nothing may run then, and `take` is waited for. */
	readonly answerLater?: (responseUrl: string, answer: SlackAnswer) => Promise<string | undefined>;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly log: (line: LogLine) => void;
	/** Milliseconds that `take` has before the answer comes later; two seconds by default, for Slack waits three. */
	readonly patienceMs?: number;
}

const LIMITS = { bodyBytes: 64 * 1024, bodyMs: 2000, signatureAgeMs: 300_000, patienceMs: 2000 } as const;
/** Requests that do not prove to come from Slack: a burst, then so many a second. */
const STRANGERS = { burst: 60, perSecond: 1 } as const;
const LATER: SlackAnswer = { lines: ['Under way, the answer follows'], isPublic: false };
const FAILED: SlackAnswer = { lines: ['That did not work just now; try again in a minute'], isPublic: false };

type Step<T> = { readonly value: T } | { readonly refusal: Refusal };

/** Answers `POST /chat/slack`, the slash commands of Slack: only what Slack signed in the last five minutes is heard. */
export function createSlackCommands(options: SlackCommandsOptions): (request: Request) => Promise<Response> {
	const strangers = new TokenBucket(STRANGERS.burst, STRANGERS.perSecond);
	return async (request) => {
		const proven = await prove(request, options);
		if ('refusal' in proven) return refuse(proven.refusal, strangers, options);
		const form = new URLSearchParams(proven.value);
		// Slack looks now and then whether the certificate is well.
		if (form.get('ssl_check') === '1') return new Response(null, { status: 200 });
		const command = readForm(form, request.headers.get('x-slack-request-timestamp') ?? '');
		if ('refusal' in command) return refuse(command.refusal, strangers, options);
		return answer(command.value, options);
	};
}

async function answer(command: ChatCommand, options: SlackCommandsOptions): Promise<Response> {
	const { answerLater, log, patienceMs = LIMITS.patienceMs } = options;
	const taken = options.take(command).catch((error: unknown): SlackAnswer => {
		// Only the name: a message may quote what was typed.
		log({ level: 'error', event: 'command-failed', source: 'slack', error: (error as Error).name });
		return FAILED;
	});
	const first = answerLater ? await Promise.race([taken, after(patienceMs)]) : await taken;
	log({ level: 'info', event: 'command', source: 'slack', isLate: first === 'late' });
	if (first !== 'late') return reply(first);
	taken
		.then((late) => answerLater!(command.responseUrl, late))
		.then((problem) => {
			if (problem) log({ level: 'warn', event: 'command-not-answered', source: 'slack', message: problem });
		});
	return reply(LATER);
}

function reply(body: SlackAnswer): Response {
	return Response.json(slackAnswerBody(body), { headers: { 'cache-control': 'no-store' } });
}

function after(ms: number): Promise<'late'> {
	return new Promise((resolve) => setTimeout(() => resolve('late'), ms));
}

function refuse(refusal: Refusal, strangers: TokenBucket, { clock, log }: SlackCommandsOptions): Response {
	const wait = strangers.take(clock());
	const told: Refusal =
		wait === 0
			? refusal
			: { status: 429, code: 'too-many', message: 'Too many requests fail', headers: { 'retry-after': String(wait) } };
	log({ level: 'warn', event: 'refused', source: 'slack', code: told.code });
	return answerRefusal(told);
}

/** The body, where Slack signed it: `v0=` and the HMAC of `v0:<time>:<body>`, compared in constant time. */
async function prove(request: Request, { secrets, clock }: SlackCommandsOptions): Promise<Step<string>> {
	const [time = '', signature = ''] = ['x-slack-request-timestamp', 'x-slack-signature'].map(
		(name) => request.headers.get(name) ?? '',
	);
	const hex = /^v0=([0-9a-f]{64})$/i.exec(signature)?.[1];
	if (hex === undefined || !/^\d{1,12}$/.test(time)) {
		const message = 'Expected headers "X-Slack-Signature: v0=<64 hexadecimal digits>" and "X-Slack-Request-Timestamp"';
		return { refusal: { status: 400, code: 'signature-missing', message } };
	}
	const body = await readBody(request, LIMITS.bodyBytes, LIMITS.bodyMs);
	if (!body.ok) {
		const status = body.reason === 'too-large' ? 413 : body.reason === 'too-slow' ? 408 : 400;
		return { refusal: { status, code: body.reason, message: 'The body is too large, too slow or cut off' } };
	}
	const signed = new Uint8Array(await new Blob([`v0:${time}:`, body.bytes]).arrayBuffer());
	if ((await verifySignature({ text: hex, form: 'plain' }, signed, secrets)) !== 'valid') {
		const message = 'The signature was not made over this body with a secret in TOCSIN_SLACK_SIGNING_SECRET';
		return { refusal: { status: 403, code: 'signature-wrong', message } };
	}
	if (Math.abs(clock() - Number(time) * 1000) > LIMITS.signatureAgeMs) {
		const message = `The signature is older than ${LIMITS.signatureAgeMs / 1000} s, or a clock is wrong`;
		return { refusal: { status: 403, code: 'signature-old', message } };
	}
	return { value: new TextDecoder().decode(body.bytes) };
}

/** `/tocsin ack …` has the command in its text, any other slash command in its own name. */
function readForm(form: URLSearchParams, seconds: string): Step<ChatCommand> {
	const given = (name: string) => form.get(name) ?? '';
	const name = given('command').replace(/^\//, '');
	const text = name === 'tocsin' ? given('text') : `${name} ${given('text')}`;
	const responseUrl = given('response_url');
	const parsed = givenCommandsSchema.safeParse({
		key: `command/slack/${given('trigger_id').replaceAll(/[^A-Za-z0-9.:-]/g, '-')}`,
		text,
		room: given('channel_id'),
		by: { slack: given('user_id') },
		at: fromEpochMs(Number(seconds) * 1000),
	});
	if (parsed.success && isResponseUrl(responseUrl)) return { value: { given: parsed.data, responseUrl } };
	return { refusal: { status: 400, code: 'unreadable', message: 'The body is no slash command of Slack' } };
}
