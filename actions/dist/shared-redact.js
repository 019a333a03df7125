import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/alerts/redact.ts
/** What stands in the place of a secret. */
const REDACTED = "[redacted]";
const SECRET_NAME = /passw(?:or)?d|passphrase|(?:^|[^a-z])(?:pwd|psw)(?:[^a-z]|$)|secret|token(?!iz|s?[_-]?(?:count|bucket))|credential|authorization|api[_.-]?key|(?:access|private|signing|encryption|routing|integration|service)[_.-]?key|session[_.-]?id|cookie/i;
/** `secret_name` says which secret, not the secret. */
const ABOUT_A_SECRET = /[_.-]?(?:name|names|namespace|count|total|type|kind|status|state|expiry|expires|expiration|age|ttl)$/i;
/** True where a key says that its value is a secret, like `db_password`; `secret_name` is not one. */
function isSecretName(name) {
	const start = name.slice(0, 200);
	return SECRET_NAME.test(start) && !ABOUT_A_SECRET.test(start);
}
/** Tokens that are known by how they start: GitHub, GitLab, Slack, AWS, Google, Stripe, npm, SendGrid, PyPI. */
const KNOWN_TOKENS = /gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[a-z]-[\w-]{8,}|xapp-[\w-]{8,}|(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16,}|AIza[\w-]{30,}|[rs]k_live_[A-Za-z0-9]{10,}|npm_[A-Za-z0-9]{30,}|(?<![A-Za-z0-9])SG\.[\w-]{16,}|pypi-[\w-]{40,}/g;
const JSON_WEB_TOKEN = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g;
const SLACK_WEBHOOK = /hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]+/gi;
const BEARER = /\bbearer\s{1,4}(?=[^\s]{0,200}\d)[\w.~+/=-]{12,}/gi;
const AUTHORIZATION = /(authorization\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?)(?:(?:basic|bearer|digest|token|apikey)\s{1,4})?[^\s"'\\,;]{4,}/gi;
const USER_INFO = /(?<=:\/\/)[^\s/?#@:]{0,200}:[^\s/?#@]{1,400}@/g;
const KEY = "(?:passw(?:or)?d|passphrase|pwd|secret|token|credentials?|api[_-]?key|(?:access|private|signing|routing|integration)[_-]?key)";
const ASSIGNED = new RegExp(String.raw`(${KEY}\\?["']?\s{0,3}=\s{0,3})(?:(\\?["'])[^"'\\\n]+|\[redacted\]|[^\s"'\\&,;)}\]]+)`, "gi");
const QUOTED_VALUE = new RegExp(String.raw`(${KEY}\\?["']\s{0,3}:\s{0,3}\\?["'])[^"'\\\n]+`, "gi");
const NAMED_PASSWORD = /((?:passw(?:or)?d|passphrase|secret[_ -]?key|api[_ -]?key|access[_ -]?key)\s{0,3}:\s{1,3})[^\s"'\\,;]{3,}/gi;
const NAMED_TOKEN = /((?:secret|token|credentials?)\s{0,3}:\s{1,3})(?=[^\s]{0,200}\d)[^\s"'\\,;]{8,}/gi;
const MAX_PASSES = 4;
const PRIVATE_KEY_EDGE = /-----(BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY-----/g;
/** The text with everything that looks like a secret replaced by `[redacted]`. Doing it again changes nothing. */
function redactText(text) {
	let redacted = text;
	for (let pass = 0; pass < MAX_PASSES; pass++) {
		const before = redacted;
		redacted = redactOnce(before);
		if (redacted === before) break;
	}
	return redacted;
}
function redactOnce(text) {
	return redactPrivateKeys(text).replace(AUTHORIZATION, (_, start) => start + REDACTED).replace(BEARER, `Bearer ${REDACTED}`).replace(JSON_WEB_TOKEN, REDACTED).replace(KNOWN_TOKENS, REDACTED).replace(SLACK_WEBHOOK, `hooks.slack.com/${REDACTED}`).replace(USER_INFO, `${REDACTED}@`).replace(ASSIGNED, (_, start, quote = "") => start + quote + REDACTED).replace(QUOTED_VALUE, (_, start) => start + REDACTED).replace(NAMED_PASSWORD, (_, start) => start + REDACTED).replace(NAMED_TOKEN, (_, start) => start + REDACTED);
}
/** The value of a key: `[redacted]` where the name says that it is a secret, else the redacted text. */
function redactNamed(name, value) {
	return isSecretName(name) ? REDACTED : redactText(value);
}
/** A key that is cut off before its END line is a key all the same. */
function redactPrivateKeys(text) {
	let kept = "";
	let from = 0;
	let inside = false;
	for (const edge of text.matchAll(PRIVATE_KEY_EDGE)) {
		const begins = edge[1] === "BEGIN";
		if (begins === inside) continue;
		if (begins) kept += text.slice(from, edge.index) + REDACTED;
		else from = edge.index + edge[0].length;
		inside = begins;
	}
	return inside ? kept : kept + text.slice(from);
}
export { redactText as i, isSecretName as n, redactNamed as r, REDACTED as t };
