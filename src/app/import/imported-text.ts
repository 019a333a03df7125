import { inertText } from '../../core/alerts/inert-text.ts';
import { redactText } from '../../core/alerts/redact.ts';
import { CAPS, safeLine } from '../../core/alerts/sanitise.ts';
import { SEVERITIES, type Severity } from '../../core/records/incident-words.ts';
import { normaliseInstant } from '../../core/time/instant.ts';

/** Longest text below the facts that is taken over, in UTF-16 units. */
const MAX_BODY = 100_000;

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	'#39': "'",
};

/** A title that is safe to store; empty where no text is left. */
export function importedTitle(text: string): string {
	return safeLine(text, CAPS.title);
}

/** Words that people wrote, HTML as plain text, safe to store. */
export function importedNote(html: string): string {
	const text = html
		.slice(0, MAX_BODY)
		.replace(/<\s*(?:br|\/p|\/li|\/div)\b[^<>]{0,200}>/gi, '\n')
		.replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
		.replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => ENTITIES[name]!);
	return safeBlock(text, CAPS.description);
}

/** Markdown that people wrote, safe to store: without secrets and invisible characters. What renders it sanitises its HTML. */
export function importedMarkdown(text: string): string {
	return safeBlock(text, MAX_BODY);
}

function safeBlock(text: string, cap: number): string {
	return inertText(redactText(inertText(redactText(text.slice(0, cap * 4)), cap * 2)), cap);
}

/** An instant in UTC; a time without an offset is taken as UTC, whatever the clock of this machine says. Undefined where it is none. */
export function importedInstant(text: string): string | undefined {
	const plain = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/.exec(text.trim());
	if (plain) return normaliseInstant(`${plain[1]}T${plain[2] ?? '00:00'}Z`);
	const offset = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})$/i.exec(
		text.trim(),
	);
	return offset
		? normaliseInstant(`${offset[1]}T${offset[2]}${offset[3]!.toUpperCase().replace('UTC', 'Z')}`)
		: undefined;
}

/** `sev1` of "SEV-1", "P1", "Sev 1", "1"; undefined for other words. */
export function importedSeverity(text: string): Severity | undefined {
	const digit = /^(?:sev(?:erity)?|p(?:rio(?:rity)?)?)?[\s-]*([1-5])\b/i.exec(text.trim())?.[1];
	return SEVERITIES.find((severity) => severity === `sev${digit}`);
}
