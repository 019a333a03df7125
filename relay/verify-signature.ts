import type { SignatureProof } from './source-proofs.ts';

/** Signatures looked at in one header: PagerDuty sends two while a secret is being changed. */
const MAX_SIGNATURES = 10;

const PATTERNS = { v1: /^v1=([0-9a-f]{64})$/i, plain: /^([0-9a-f]{64})$/i } as const;

/** A signature header as it came, and how it is to be read. */
export interface GivenSignature {
	readonly text: string | undefined;
	readonly form: SignatureProof['form'];
}

/**
 * Judges a header of hexadecimal HMAC-SHA256 over raw bytes: `malformed` when it is absent or holds no signature,
 * `wrong` when none in it was made with one of the secrets.
 */
export async function verifySignature(
	given: GivenSignature,
	signed: Uint8Array<ArrayBuffer>,
	secrets: readonly string[],
): Promise<'valid' | 'wrong' | 'malformed'> {
	const signatures = readSignatures(given);
	if (signatures.length === 0) return 'malformed';
	let valid = false;
	for (const secret of secrets) {
		const key = await importKey(secret);
		for (const signature of signatures) {
			// `verify` compares in constant time; every pair is tried so that the time does not tell which one fits.
			if (await crypto.subtle.verify('HMAC', key, signature, signed)) valid = true;
		}
	}
	return valid ? 'valid' : 'wrong';
}

function readSignatures({ text = '', form }: GivenSignature): Uint8Array<ArrayBuffer>[] {
	return text
		.split(',', MAX_SIGNATURES)
		.map((part) => PATTERNS[form].exec(part.trim())?.[1])
		.filter((hex) => hex !== undefined)
		.map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

function importKey(secret: string): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
		'verify',
	]);
}
