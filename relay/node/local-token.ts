import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SOURCES, type SourceId } from '../../src/core/alerts/alert.ts';
import { readSecrets, type SourceSecret } from '../read-secrets.ts';
import { SOURCE_PROOFS } from '../source-proofs.ts';

/** Where the token of a control room lies: for the owner's eyes only, and outside of Git. */
export function tokenPath(root: string): string {
	return join(root, '.tocsin', 'token');
}

/** The token of the control room in `root`: `TOCSIN_TOKEN`, else the stored one, made and stored (0600) where there is none. */
export async function localToken(root: string, env: Readonly<Record<string, string | undefined>>): Promise<string> {
	const given = env.TOCSIN_TOKEN?.trim();
	if (given) return given;
	const path = tokenPath(root);
	await mkdir(dirname(path), { recursive: true });
	try {
		// Exclusive: of two that start at the same time, one makes it and both read it.
		await writeFile(path, `${randomBytes(24).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const stored = (await readFile(path, 'utf8')).trim();
	if (stored === '') throw new Error(`${path} is empty: delete it and start again`);
	return stored;
}

/** Secrets of a control room: those of the environment, and for every source the local token beside them. */
export function localSecrets(
	token: string,
	env: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<SourceId, SourceSecret> {
	const configured = readSecrets(env);
	return new Map(
		SOURCES.map((source) => {
			const secret = configured.get(source) ?? {};
			const isSigned = secret.signature !== undefined || SOURCE_PROOFS[source].token === undefined;
			const kind = isSigned ? 'signature' : 'token';
			return [source, { ...secret, [kind]: [...(secret[kind] ?? []), token] }];
		}),
	);
}
