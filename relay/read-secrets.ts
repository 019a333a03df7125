import { SOURCES, type SourceId } from '../src/core/alerts/alert.ts';
import type { LogLine } from './log-line.ts';
import { SOURCE_PROOFS } from './source-proofs.ts';

/** What is configured for a source. Lists hold several values while one is being changed for another. */
export interface SourceSecret {
	/** Secrets of its signature. Where there are some, there are no tokens: a signature is required. */
	readonly signature?: readonly string[];
	readonly token?: readonly string[];
	/** Topics of Amazon SNS that are ours; not secret. */
	readonly topics?: readonly string[];
}

/** The environment variables of which one has to be set for a source. */
export function variablesOf(source: SourceId): readonly string[] {
	const { signature, token, topics } = SOURCE_PROOFS[source];
	return [signature, token, topics].flatMap((proof) => (proof === undefined ? [] : [proof.variable]));
}

/** Secrets by source from an environment; values are separated by commas. Sources without one are absent. */
export function readSecrets(env: Readonly<Record<string, string | undefined>>): ReadonlyMap<SourceId, SourceSecret> {
	const secrets = new Map<SourceId, SourceSecret>();
	for (const source of SOURCES) {
		const proof = SOURCE_PROOFS[source];
		const signature = valuesOf(env, proof.signature);
		const token = signature === undefined ? valuesOf(env, proof.token) : undefined;
		const topics = valuesOf(env, proof.topics);
		const secret = { ...(signature && { signature }), ...(token && { token }), ...(topics && { topics }) };
		if (Object.keys(secret).length > 0) secrets.set(source, secret);
	}
	return secrets;
}

/** The ways in which a source may prove who it is here, in words for a log or a health page. */
export function waysOf(source: SourceId, secret: SourceSecret): readonly string[] {
	return [
		...(secret.signature ? ['signature'] : []),
		...(secret.token ? (SOURCE_PROOFS[source].token?.places ?? []) : []),
		...(secret.topics ? ['sns'] : []),
	];
}

/** The lines with which a relay starts: each source that may send and how, then those that may not. */
export function sourceLines(secrets: ReadonlyMap<SourceId, SourceSecret>): readonly LogLine[] {
	const missing = SOURCES.filter((source) => !secrets.has(source));
	return [
		...[...secrets].map(
			([source, secret]): LogLine => ({
				level: 'info',
				event: 'source',
				source,
				proof: waysOf(source, secret).join(', '),
			}),
		),
		...(missing.length === 0
			? []
			: [
					{
						level: secrets.size === 0 ? 'warn' : 'info',
						event: 'sources-not-configured',
						sources: missing.join(', '),
						message: 'docs/relay.md names their variables',
					} satisfies LogLine,
				]),
	];
}

function valuesOf(
	env: Readonly<Record<string, string | undefined>>,
	proof: { readonly variable: string } | undefined,
): readonly string[] | undefined {
	if (proof === undefined) return undefined;
	const values = (env[proof.variable] ?? '')
		.split(',')
		.map((value) => value.trim())
		.filter((value) => value !== '');
	return values.length === 0 ? undefined : values;
}
