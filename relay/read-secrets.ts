import { SOURCES, type SourceId } from '../src/core/alerts/alert.ts';

/** How requests of one source prove who sent them; several values while one is being changed for another. */
export interface SourceSecret {
	readonly kind: 'signature' | 'bearer';
	readonly values: readonly string[];
}

/** How a source proves who it is, and the environment variable that holds its secret. */
export function secretOf(source: SourceId): { readonly kind: SourceSecret['kind']; readonly variable: string } {
	return source === 'pagerduty'
		? { kind: 'signature', variable: 'TOCSIN_PAGERDUTY_SECRET' }
		: { kind: 'bearer', variable: `TOCSIN_TOKEN_${source.toUpperCase().replaceAll('-', '_')}` };
}

/** Secrets by source from an environment; values are separated by commas. Sources without one are absent. */
export function readSecrets(env: Readonly<Record<string, string | undefined>>): ReadonlyMap<SourceId, SourceSecret> {
	const secrets = new Map<SourceId, SourceSecret>();
	for (const source of SOURCES) {
		const { kind, variable } = secretOf(source);
		const values = (env[variable] ?? '')
			.split(',')
			.map((value) => value.trim())
			.filter((value) => value !== '');
		if (values.length > 0) secrets.set(source, { kind, values });
	}
	return secrets;
}
