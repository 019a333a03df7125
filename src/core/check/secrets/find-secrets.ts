import { isSecretName, REDACTED, redactText } from '../../alerts/redact.ts';

/** Words of which one stands in every text that the patterns of redaction would change: a fast way to say no. */
const MAYBE =
	/gh[pousr]_|github_pat_|glpat-|xox|xapp-|AKIA|ASIA|AIza|[rs]k_live_|npm_|SG\.|pypi-|eyJ|slack\.com|bearer|authorization|:\/\/[^\s/]{0,200}@|pass|pwd|secret|token|credential|key/i;

/** What stands for a value that is put in elsewhere: `$TOKEN`, `<token>`, `{{ token }}`, `***`, `…`. */
const STAND_IN = /^["'`]?(?:(?:bearer|basic|token)\s+)?(?:\$|<|\{|%|\*{3}|…|\.{3}|x{4})/i;

/** Offsets of everything in a text that looks like a secret, at most one a line. */
export function findSecrets(text: string): readonly (readonly [start: number, end: number])[] {
	if (!MAYBE.test(text)) return [];
	const found: (readonly [number, number])[] = [];
	let start = 0;
	for (const line of text.split('\n')) {
		const span = MAYBE.test(line) ? secretIn(line) : undefined;
		if (span) found.push([start + span[0], start + span[1]]);
		start += line.length + 1;
	}
	return found;
}

/** A key of YAML with its value in quotes, which the patterns for texts of alerts leave alone. */
const KEY_WITH_VALUE = /^[\s-]{0,80}["']?([\w.-]{1,80})["']?\s{0,3}:\s{1,3}(["'])([^"']{3,})\2/;

function secretIn(line: string): readonly [number, number] | undefined {
	const key = KEY_WITH_VALUE.exec(line);
	if (key && isSecretName(key[1]!) && !STAND_IN.test(key[3]!) && key[3] !== REDACTED) {
		const start = line.indexOf(key[3]!, key[0].lastIndexOf(key[2]! + key[3]!));
		return [start, start + key[3]!.length];
	}
	const redacted = redactText(line);
	if (redacted === line) return undefined;
	const from = redacted.indexOf(REDACTED);
	const after = redacted.slice(from + REDACTED.length);
	// What follows the first replaced text may hold another; the longest tail that both lines share ends it.
	let tail = 0;
	while (tail < after.length && tail < line.length - from && after.at(-1 - tail) === line.at(-1 - tail)) tail += 1;
	const value = line.slice(from, line.length - tail);
	return STAND_IN.test(value) ? undefined : [from, line.length - tail];
}
