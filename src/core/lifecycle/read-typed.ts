import { inertText } from '../alerts/inert-text.ts';
import { closestWord } from '../diagnostics/closest-word.ts';
import { COMMAND_VERBS, type CommandWords } from './read-command.ts';

/** A command as somebody typed it, and the incident that they named, if any. */
export interface TypedCommand {
	readonly incident?: string;
	readonly words: CommandWords;
}

/** More than GitHub or Slack take; what is too long for a command is refused later, with its length. */
const TEXT_AT_MOST = 100_000;
const INCIDENT = /^INC-\d{4}-\d{4,}$/i;
const LINE = /^\/([a-z][a-z-]*)(?=\s|$)/i;

/**
 * The commands of a comment, in order: each line that begins with `/` and a word of ours, or nearly one. A comment that
 * begins with anything else is talk. A note goes on over the lines below it; below others, people may talk.
 */
export function readComment(text: string): readonly TypedCommand[] {
	const lines = inertText(text, TEXT_AT_MOST).split('\n');
	const first = lines.find((line) => line.trim() !== '');
	if (first === undefined || verbOf(first) === undefined) return [];
	const commands: string[] = [];
	for (const line of lines) {
		if (verbOf(line) !== undefined) commands.push(line);
		else if (/^\/note(?=\s|$)/i.test(commands.at(-1) ?? '')) commands[commands.length - 1] += `\n${line}`;
	}
	return commands.map((line) => readTyped(line.slice(1)));
}

/** One command, without a slash: `ack`, `ack INC-2026-0042`, `lead-up confirm INC-2026-0042 because …`. */
export function readTyped(text: string): TypedCommand {
	const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(inertText(text, TEXT_AT_MOST)) ?? [];
	const lower = verb.toLowerCase();
	const place = lower === 'lead-up' ? 1 : 0;
	const words = rest.split(/\s+/).filter((word) => word !== '');
	const named = words[place];
	const incident = named !== undefined && INCIDENT.test(named) ? named.toUpperCase() : undefined;
	const left = incident === undefined ? words : words.toSpliced(place, 1);
	return {
		...(incident && { incident }),
		words: wordsOf(lower, left, incident ? rest.replace(/^\s*\S+\s*/, '') : rest),
	};
}

function wordsOf(verb: string, words: readonly string[], rest: string): CommandWords {
	// The lines of a note stay.
	if (verb === 'note') return { verb, words: rest === '' ? [] : [rest] };
	const place = verb === 'verdict' ? words.indexOf('--alert') : -1;
	if (place < 0) return { verb, words };
	return { verb, words: words.slice(0, place), alert: words.slice(place + 1).join(' ') };
}

function verbOf(line: string): string | undefined {
	const word = LINE.exec(line)?.[1]?.toLowerCase();
	if (word === undefined) return undefined;
	return COMMAND_VERBS.some((verb) => verb === word) || closestWord(word, COMMAND_VERBS) !== undefined
		? word
		: undefined;
}
