import { inertLine } from './inert-text.ts';
import { isSecretName, REDACTED, redactText } from './redact.ts';

const MAX_URL = 2000;

/**
 * The link in a form that is safe to store and show: http or https, at most 2,000 characters, without user name,
 * password and the values of secret parameters. Undefined for any other text.
 */
export function safeUrl(text: string): string | undefined {
	const url = /^\s*https?:\/\//i.test(text) && text.length <= MAX_URL * 2 ? parseUrl(text) : undefined;
	if (!url || url.hostname === '') return undefined;
	url.username = '';
	url.password = '';
	for (const name of new Set(url.searchParams.keys())) {
		if (isSecretName(name) && url.searchParams.get(name) !== REDACTED) url.searchParams.set(name, REDACTED);
	}
	// The parser has encoded what could end a link in a document; what remains is checked like any other text.
	const clean = redactText(inertLine(url.href, MAX_URL * 2));
	return clean.length <= MAX_URL && URL.canParse(clean) ? clean : undefined;
}

function parseUrl(text: string): URL | undefined {
	return URL.parse(text) ?? undefined;
}
