/** Signatures looked at in one header: PagerDuty sends two while a secret is being changed. */
const MAX_SIGNATURES = 10;

/**
 * Judges `X-PagerDuty-Signature` (`v1=<hex>`, several separated by commas) over the raw body:
 * `malformed` when it is absent or holds no usable `v1`, `wrong` when none was made with one of the secrets.
 */
export async function verifySignature(
	header: string | undefined,
	body: Uint8Array<ArrayBuffer>,
	secrets: readonly string[],
): Promise<'valid' | 'wrong' | 'malformed'> {
	const signatures = readSignatures(header ?? '');
	if (signatures.length === 0) return 'malformed';
	let valid = false;
	for (const secret of secrets) {
		const key = await importKey(secret);
		for (const signature of signatures) {
			// `verify` compares in constant time; every pair is tried so that the time does not tell which one fits.
			if (await crypto.subtle.verify('HMAC', key, signature, body)) valid = true;
		}
	}
	return valid ? 'valid' : 'wrong';
}

function readSignatures(header: string): Uint8Array<ArrayBuffer>[] {
	return header
		.split(',', MAX_SIGNATURES)
		.map((part) => /^v1=([0-9a-f]{64})$/i.exec(part.trim())?.[1])
		.filter((hex) => hex !== undefined)
		.map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

function importKey(secret: string): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
		'verify',
	]);
}
