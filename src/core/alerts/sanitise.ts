import type { Alert, AlertActor, AlertNote, SourceEvent } from './alert.ts';
import { inertLine, inertText } from './inert-text.ts';
import { isSecretName, REDACTED, redactText } from './redact.ts';
import { safeUrl } from './safe-url.ts';
import { stableHash } from './stable-hash.ts';

/** Longest texts that an alert keeps, in UTF-16 units, and how many of a thing. */
export const CAPS = {
	title: 200,
	name: 120,
	description: 4000,
	labels: 64,
	labelKey: 100,
	labelValue: 300,
	word: 120,
	reason: 1000,
	fingerprint: 300,
	list: 20,
} as const;

/** Labels that triage looks at first; they are kept when there are more labels than an alert may have. */
const FIRST_LABELS = [
	'alertname',
	'service',
	'severity',
	'team',
	'env',
	'environment',
	'cluster',
	'namespace',
	'job',
	'instance',
];

/** An event made safe to store: texts inert, without secrets and within `CAPS`, links only to http and https. */
export function sanitiseEvent(event: SourceEvent): SourceEvent {
	switch (event.type) {
		case 'alert':
			return { type: 'alert', alert: sanitiseAlert(event.alert) };
		case 'note':
			return { type: 'note', note: sanitiseNote(event.note) };
		case 'ignored':
			return {
				type: 'ignored',
				event: safeLine(event.event, CAPS.word) || 'unnamed',
				reason: safeLine(event.reason, CAPS.reason),
			};
		default:
			return event satisfies never;
	}
}

/** One line without secrets, at most `cap` UTF-16 units. Redacted before the cut, so that no half of a secret stays. */
export function safeLine(text: string, cap: number): string {
	return inertLine(redactText(inertLine(redactText(text), cap * 2)), cap);
}

function safeText(text: string, cap: number): string {
	return inertText(redactText(inertText(redactText(text), cap * 2)), cap);
}

function sanitiseAlert(alert: Alert): Alert {
	const name = safeLine(alert.name, CAPS.name) || 'unnamed alert';
	return {
		source: alert.source,
		fingerprint: safeFingerprint(alert.source, alert.fingerprint),
		state: alert.state,
		event: safeLine(alert.event, CAPS.word),
		name,
		title: safeLine(alert.title, CAPS.title) || name,
		...present('description', alert.description, (text) => safeText(text, CAPS.description)),
		...(alert.at === undefined ? {} : { at: alert.at }),
		...present('severity', alert.severity, (text) => safeLine(text, CAPS.word)),
		labels: safeLabels(alert.labels),
		integrations: safeList(alert.integrations),
		...present('url', alert.url, safeUrl),
		...present('runbookUrl', alert.runbookUrl, safeUrl),
		...safeActor(alert.actor),
		...safeChange(alert.change),
		...safeEvidence(alert.evidence),
	};
}

function sanitiseNote(note: AlertNote): AlertNote {
	return {
		source: note.source,
		fingerprint: safeFingerprint(note.source, note.fingerprint),
		event: safeLine(note.event, CAPS.word),
		kind: note.kind,
		text: safeText(note.text, CAPS.description) || safeLine(note.event, CAPS.word) || 'no text',
		...(note.at === undefined ? {} : { at: note.at }),
		...present('by', note.by, (text) => safeLine(text, CAPS.word)),
		...safeActor(note.actor),
		...present('url', note.url, safeUrl),
	};
}

/** A fingerprint that is long, odd or holds a secret is replaced by a hash of it: still the same for the same alert. */
function safeFingerprint(source: string, fingerprint: string): string {
	const same = safeLine(fingerprint, CAPS.fingerprint) === fingerprint;
	return same ? fingerprint : `${source}:${stableHash([fingerprint])}`;
}

function safeLabels(labels: Alert['labels']): Alert['labels'] {
	const rank = (key: string) => (FIRST_LABELS.includes(key) ? 0 : 1);
	const keys = Object.keys(labels).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
	const safe = new Map<string, string>();
	for (const key of keys) {
		const safeKey = safeLine(key, CAPS.labelKey);
		if (safe.size === CAPS.labels) break;
		if (safeKey === '' || safeKey === '__proto__' || safe.has(safeKey)) continue;
		const value = isSecretName(key) ? REDACTED : safeLine(labels[key] ?? '', CAPS.labelValue);
		if (value !== '') safe.set(safeKey, value);
	}
	return Object.fromEntries([...safe].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function safeList(texts: readonly string[]): readonly string[] {
	const lines = texts.slice(0, CAPS.list).map((text) => safeLine(text, CAPS.word));
	return [...new Set(lines.filter((line) => line !== ''))];
}

function safeActor(actor: AlertActor | undefined): { readonly actor?: AlertActor } {
	if (!actor) return {};
	const word = (text: string) => safeLine(text, CAPS.word);
	const safe = {
		...present('id', actor.id, word),
		...present('name', actor.name, word),
		...present('mail', actor.mail, word),
	};
	return Object.keys(safe).length === 0 ? {} : { actor: safe };
}

function safeChange({
	kind,
	name,
	exposurePercent,
}: Partial<NonNullable<Alert['change']>> = {}): Pick<Alert, 'change'> {
	const safeName = safeLine(name ?? '', CAPS.title);
	if (!kind || safeName === '') return {};
	const known = exposurePercent !== undefined && exposurePercent >= 0 && exposurePercent <= 100;
	return { change: { kind, name: safeName, ...(known ? { exposurePercent } : {}) } };
}

function safeEvidence(evidence: Alert['evidence'] = []): Pick<Alert, 'evidence'> {
	const safe = evidence.slice(0, CAPS.list).flatMap((item) => {
		const links = {
			...present('id', item.id, (text) => safeLine(text, CAPS.labelValue)),
			...present('url', item.url, safeUrl),
		};
		const kind = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(item.kind) && item.kind.length <= 80 ? item.kind : 'other';
		return Object.keys(links).length === 0 ? [] : [{ kind, ...links }];
	});
	return safe.length === 0 ? {} : { evidence: safe };
}

/** The key with its cleaned text, or nothing where no text is left. */
function present<K extends string>(
	key: K,
	text: string | undefined,
	clean: (text: string) => string | undefined,
): { readonly [P in K]?: string } {
	const cleaned = text === undefined ? undefined : clean(text);
	return (cleaned ? { [key]: cleaned } : {}) as { readonly [P in K]?: string };
}
