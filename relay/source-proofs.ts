import type { SourceId } from '../src/core/alerts/alert.ts';

/** Where a token may stand: two kinds of `Authorization`, `?access_token=` in the address, `routing_key` in the body. */
export type TokenPlace = 'bearer' | 'basic' | 'url' | 'body';

/** A signature over the raw body: HMAC-SHA256 in hexadecimal digits. */
export interface SignatureProof {
	readonly variable: string;
	readonly header: string;
	/** `v1`: several of `v1=<digits>`, separated by commas; `plain`: the digits alone. */
	readonly form: 'v1' | 'plain';
	/** Header of Unix seconds; where it is sent, what is signed is `<seconds>:<body>`. */
	readonly timeHeader?: string;
	/** No two bodies of the source are alike, by its contract: the same body again is never news. */
	readonly isUnique?: true;
}

/** A token: the whole of a bearer header or an address parameter, the password of Basic, whatever the user name. */
export interface TokenProof {
	readonly variable: string;
	readonly places: readonly TokenPlace[];
}

/** The ways in which a source can prove who it is. Where a signature is configured, a token is not enough any more. */
export interface SourceProof {
	readonly signature?: SignatureProof;
	readonly token?: TokenProof;
	/**
	 * The body is made by a template: a quote in an alert may break it, and the sender does not try again. Once it has
	 * proven itself, what cannot be read is kept and named in the archive, and no alert is lost.
	 */
	readonly isTemplated?: true;
	/** Messages of Amazon SNS, signed by Amazon; the variable lists the topics that are ours. */
	readonly topics?: { readonly variable: string };
}

const BEARER = ['bearer'] as const;
/** For senders that cannot set a header: an address is written down in more places than a header is. */
const ANYWHERE = ['bearer', 'basic', 'url'] as const;

/** How every source proves who it is. */
export const SOURCE_PROOFS: Readonly<Record<SourceId, SourceProof>> = {
	pagerduty: {
		signature: {
			variable: 'TOCSIN_PAGERDUTY_SECRET',
			header: 'X-PagerDuty-Signature',
			form: 'v1',
			isUnique: true,
		},
	},
	'pagerduty-events': { token: { variable: 'TOCSIN_TOKEN_PAGERDUTY_EVENTS', places: ['bearer', 'body'] } },
	alertmanager: { token: { variable: 'TOCSIN_TOKEN_ALERTMANAGER', places: BEARER } },
	grafana: {
		signature: {
			variable: 'TOCSIN_GRAFANA_SECRET',
			header: 'X-Grafana-Alerting-Signature',
			form: 'plain',
			timeHeader: 'X-Grafana-Alerting-Signature-Timestamp',
		},
		token: { variable: 'TOCSIN_TOKEN_GRAFANA', places: BEARER },
		isTemplated: true,
	},
	datadog: { token: { variable: 'TOCSIN_TOKEN_DATADOG', places: BEARER }, isTemplated: true },
	newrelic: { token: { variable: 'TOCSIN_TOKEN_NEWRELIC', places: BEARER }, isTemplated: true },
	cloudwatch: {
		token: { variable: 'TOCSIN_TOKEN_CLOUDWATCH', places: BEARER },
		topics: { variable: 'TOCSIN_CLOUDWATCH_TOPICS' },
	},
	opsgenie: { token: { variable: 'TOCSIN_TOKEN_OPSGENIE', places: BEARER } },
	// Zenduty signs too, but does not document the header.
	zenduty: { token: { variable: 'TOCSIN_TOKEN_ZENDUTY', places: ['bearer', 'basic'] } },
	sentry: {
		signature: { variable: 'TOCSIN_SENTRY_SECRET', header: 'Sentry-Hook-Signature', form: 'plain' },
	},
	'azure-monitor': { token: { variable: 'TOCSIN_TOKEN_AZURE_MONITOR', places: ANYWHERE } },
	'gcp-monitoring': { token: { variable: 'TOCSIN_TOKEN_GCP_MONITORING', places: ANYWHERE } },
	'uptime-kuma': { token: { variable: 'TOCSIN_TOKEN_UPTIME_KUMA', places: BEARER }, isTemplated: true },
	checkly: {
		signature: { variable: 'TOCSIN_CHECKLY_SECRET', header: 'X-Checkly-Signature', form: 'plain' },
		token: { variable: 'TOCSIN_TOKEN_CHECKLY', places: BEARER },
		isTemplated: true,
	},
	cloudevents: { token: { variable: 'TOCSIN_TOKEN_CLOUDEVENTS', places: ['bearer', 'url'] } },
};
