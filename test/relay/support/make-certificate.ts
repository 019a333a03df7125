import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface TestCertificate {
	readonly pem: string;
	/** Signs what the certificate vouches for. */
	readonly privateKey: KeyObject;
}

export interface CertificateWish {
	/** Common names. */
	readonly subject?: string;
	readonly issuer?: string;
	readonly from?: Date;
	readonly to?: Date;
	readonly key?: KeyObject;
}

const CA = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ECDSA_WITH_SHA256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const DAY_MS = 86_400_000;

/** A certificate as Amazon's are, made now (RFC 5280) and signed by a new authority; throws on nothing that is wished. */
export function makeCertificate(wish: CertificateWish = {}): TestCertificate {
	const now = Date.now();
	const { subject = 'sns.amazonaws.com', issuer = 'Test RSA 2048 M01' } = wish;
	const { from = new Date(now - DAY_MS), to = new Date(now + DAY_MS) } = wish;
	const privateKey = wish.key ?? makeRsaKey(2048);
	const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
	const body = der(
		0x30,
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.from([1])),
		ECDSA_WITH_SHA256,
		nameOf(issuer),
		der(0x30, timeOf(from), timeOf(to)),
		nameOf(subject),
		publicKey,
	);
	const signature = der(0x03, Buffer.from([0]), sign('sha256', body, CA));
	const base64 = der(0x30, body, ECDSA_WITH_SHA256, signature).toString('base64');
	const lines = base64.match(/.{1,64}/g)!.join('\n');
	return { pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`, privateKey };
}

/** A new RSA key of so many bits. */
export function makeRsaKey(bits: number): KeyObject {
	return generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
}

function nameOf(commonName: string): Buffer {
	return der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, Buffer.from(commonName)))));
}

function timeOf(date: Date): Buffer {
	return der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
