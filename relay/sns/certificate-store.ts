import { TokenBucket } from '../token-bucket.ts';
import { type AskOptions, askAmazon } from './ask-amazon.ts';
import { readSigningCertificate, type SigningCertificate } from './signing-certificate.ts';

/** Amazon signs with one certificate a region, and changes it every few months. */
const MAX_CERTIFICATES = 20;
/** A stranger may make up addresses; so many are asked at once, then one in so many seconds. */
const BURST = 20;
const SECONDS_EACH = 5;

export interface CertificateStoreOptions {
	readonly ask: AskOptions;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	/** Whether a request may wait for a certificate that another one has asked for. */
	readonly mayWaitForOthers: boolean;
}

/** Signing certificates by address: asked for once, then remembered. */
export class CertificateStore {
	readonly #options: CertificateStoreOptions;
	readonly #known = new Map<string, SigningCertificate>();
	readonly #asked = new Map<string, Promise<SigningCertificate | undefined>>();
	readonly #budget = new TokenBucket(BURST, 1 / SECONDS_EACH);

	constructor(options: CertificateStoreOptions) {
		this.#options = options;
	}

	/** The certificate at an address of Amazon SNS; undefined where none can be had that is valid now. */
	async get(address: string): Promise<SigningCertificate | undefined> {
		const certificate = this.#known.get(address) ?? (await this.#askOnce(address));
		const now = this.#options.clock();
		return certificate && certificate.validFrom <= now && now <= certificate.validTo ? certificate : undefined;
	}

	async #askOnce(address: string): Promise<SigningCertificate | undefined> {
		const asked = this.#asked.get(address);
		if (asked) return asked;
		if (this.#budget.take(this.#options.clock()) > 0) return undefined;
		const answer = this.#ask(address);
		if (this.#options.mayWaitForOthers) this.#asked.set(address, answer);
		return answer.finally(() => this.#asked.delete(address));
	}

	async #ask(address: string): Promise<SigningCertificate | undefined> {
		const pem = await askAmazon(address, this.#options.ask);
		const certificate = pem === undefined ? undefined : await readSigningCertificate(pem);
		if (certificate) this.#remember(address, certificate);
		return certificate;
	}

	#remember(address: string, certificate: SigningCertificate): void {
		this.#known.set(address, certificate);
		for (const oldest of this.#known.keys()) {
			if (this.#known.size <= MAX_CERTIFICATES) return;
			this.#known.delete(oldest);
		}
	}
}
