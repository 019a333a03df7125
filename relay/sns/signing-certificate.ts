/** Names under which Amazon SNS signs. */
const SIGNER = /(?:^|[\n,/]\s*)CN\s*=\s*sns(?:\.[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?\s*(?:$|[\n,/])/;
const MIN_BITS = 2048;

/** A certificate that signs for SNS. */
export interface SigningCertificate {
	/** DER of a SubjectPublicKeyInfo. */
	readonly publicKey: Uint8Array<ArrayBuffer>;
	/** Milliseconds since 1970. */
	readonly validFrom: number;
	readonly validTo: number;
}

/**
 * Reads the first certificate of a PEM text; undefined where there is none, or none that Amazon would sign with. Who
 * issued it is not followed up to a root: the file holds no chain, and it comes from Amazon's own host over TLS.
 */
export async function readSigningCertificate(pem: string): Promise<SigningCertificate | undefined> {
	// Only here: a Worker that has no modules of Node still takes everything that does not come by SNS.
	const { X509Certificate } = await import('node:crypto');
	try {
		const certificate = new X509Certificate(pem);
		const { publicKey: key, subject, issuer } = certificate;
		const isFit = SIGNER.test(subject) && issuer !== '' && issuer !== subject && key.asymmetricKeyType === 'rsa';
		if (!isFit || (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_BITS) return undefined;
		return {
			publicKey: new Uint8Array(key.export({ type: 'spki', format: 'der' })),
			validFrom: Date.parse(certificate.validFrom),
			validTo: Date.parse(certificate.validTo),
		};
	} catch {
		return undefined;
	}
}
