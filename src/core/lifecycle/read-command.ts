import { SEVERITIES, VERDICTS } from '../records/incident-words.ts';
import { quoted, type Read, readAll, readable, readLine, readLines, readWord, unreadable } from './command-text.ts';
import type { CommandOf, CommandVerb, IncidentCommand } from './incident-command.ts';
import { readImpact } from './read-impact.ts';
import { readRole } from './read-role.ts';

/** A command as somebody typed it: the words behind the incident's id, and what was said by name. */
export interface CommandWords {
	readonly verb: string;
	readonly words: readonly string[];
	/** In place of the words behind "because". */
	readonly reason?: string | undefined;
	readonly alert?: string | undefined;
}

type Readers = { readonly [V in CommandVerb]: (words: CommandWords) => Read<CommandOf<V>> };

const READERS: Readers = {
	ack: (words) => alone('ack', words),
	resolve: ({ words, reason }) => readAll({ verb: readable('resolve'), text: readReasonIfAny(words, reason) }),
	close: (words) => alone('close', words),
	reopen: ({ words, reason }) => readAll({ verb: readable('reopen'), reason: readReason(words, reason) }),
	severity: ({ words: [severity, ...rest], reason }) =>
		readAll({
			verb: readable('severity'),
			severity: readWord('severity', severity, SEVERITIES),
			reason: readReason(rest, reason),
		}),
	note: ({ words }) => readAll({ verb: readable('note'), text: readLines('note', words.join(' ')) }),
	dismiss: ({ words, reason }) => readAll({ verb: readable('dismiss'), reason: readReason(words, reason) }),
	verdict: readVerdict,
	impact: ({ words }) => readAll({ verb: readable('impact'), figures: readImpact(words) }),
	role: ({ words }) => readRole(words),
	'lead-up': readLeadUp,
};

/** The words that a command begins with. */
export const COMMAND_VERBS = Object.keys(READERS) as readonly CommandVerb[];

/**
 * Reads a command from words that nobody has judged yet: every problem at once, in sentences. What comes out is safe to
 * store; whether it fits the incident is for `applyCommand` to say.
 */
export function readCommand(words: CommandWords): Read<IncidentCommand> {
	const verb = readWord('command', words.verb, COMMAND_VERBS);
	return verb.ok ? READERS[verb.value](words) : verb;
}

function readVerdict({ words: [word, ...rest], reason, alert }: CommandWords): Read<CommandOf<'verdict'>> {
	const value = readWord('verdict', word, VERDICTS);
	const isReasonNeeded = value.ok && value.value !== 'actionable';
	return readAll({
		verb: readable('verdict'),
		value,
		reason: isReasonNeeded ? readReason(rest, reason) : readReasonIfAny(rest, reason),
		alert: alert === undefined ? readable(undefined) : readLine('alert name', alert),
	});
}

const LEAD_UP_VERDICTS = { confirm: 'confirmed', dismiss: 'dismissed' } as const;

function readLeadUp({ words: [word, ...rest], reason }: CommandWords): Read<CommandOf<'lead-up'>> {
	const decision = readWord('decision', word, ['confirm', 'dismiss']);
	const isReasonNeeded = decision.ok && decision.value === 'dismiss';
	return readAll({
		verb: readable('lead-up'),
		verdict: decision.ok ? readable(LEAD_UP_VERDICTS[decision.value]) : decision,
		reason: isReasonNeeded ? readReason(rest, reason) : readReasonIfAny(rest, reason),
	});
}

function alone<V extends 'ack' | 'close'>(verb: V, { words }: CommandWords): Read<{ readonly verb: V }> {
	if (words.length === 0) return readable({ verb });
	return unreadable(
		`Unexpected ${quoted(words.join(' '))} after ${verb}, expected nothing more. To say something, use note`,
	);
}

function readReason(words: readonly string[], reason: string | undefined): Read<string> {
	const read = readReasonIfAny(words, reason);
	if (!read.ok) return read;
	return read.value === undefined
		? unreadable('Unexpected lack of a reason, expected "because …"')
		: readable(read.value);
}

function readReasonIfAny(words: readonly string[], reason: string | undefined): Read<string | undefined> {
	const text = words.join(' ').replace(/^because(?:\s+|$)/i, '');
	if (reason !== undefined && text !== '')
		return unreadable(`Unexpected ${quoted(text)} beside a reason that is given already, expected one reason`);
	if (reason === undefined && words.length === 0) return readable(undefined);
	return readLine('reason', reason ?? text);
}
