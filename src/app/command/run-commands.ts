import { quoted, type Read, readable, unreadable } from '../../core/lifecycle/command-text.ts';
import { COMMAND_VERBS, readCommand } from '../../core/lifecycle/read-command.ts';
import { readComment, readTyped, type TypedCommand } from '../../core/lifecycle/read-typed.ts';
import type { IncidentRepository, Snapshot } from '../../ports/repository.ts';
import { changeIncident } from '../change-incident/change-incident.ts';
import { findByRoom } from './find-by-room.ts';
import { gatherPeople, type Member } from './gather-people.ts';
import type { GivenCommands } from './given-commands.ts';
import { plainSlackText } from './plain-slack-text.ts';

/** What is answered to one command. */
export interface CommandAnswer {
	readonly state: 'changed' | 'unchanged' | 'refused';
	/** Sentences for people, with words of the one who asked in them. */
	readonly said: readonly string[];
}

/**
 * Carries out what somebody typed in the room of an incident or elsewhere in chat: one answer a command, none where it
 * is talk. Only members of teams are heard. What was carried out from the same place is not done again.
 */
export async function runCommands(
	repository: IncidentRepository,
	given: GivenCommands,
): Promise<readonly CommandAnswer[]> {
	const snapshot = await repository.snapshot();
	const people = await gatherPeople(snapshot, given.at);
	const typed = typedIn(given, people.members);
	if (typed.length === 0) return [];
	const person = whoIs(given, people);
	if (!person.ok) return [refusal(person.problems)];
	const room = await roomOf(snapshot, given, typed);
	const answers: CommandAnswer[] = [];
	for (const [place, command] of typed.entries()) {
		answers.push(await run(repository, command, { given, place, handle: person.value, room }));
	}
	return answers;
}

interface Run {
	readonly given: GivenCommands;
	/** Which of several commands it is, from 0. */
	readonly place: number;
	readonly handle: string;
	/** The incident whose room it is. */
	readonly room: string | undefined;
}

async function run(
	repository: IncidentRepository,
	{ incident, words }: TypedCommand,
	{ given, place, handle, room }: Run,
): Promise<CommandAnswer> {
	if (words.verb === 'help')
		return { state: 'unchanged', said: [`Commands: ${COMMAND_VERBS.join(', ')}. See docs/commands.md`] };
	const read = readCommand(words);
	if (!read.ok) return refusal(read.problems);
	const id = incident ?? room;
	if (id === undefined)
		return refusal([`This is the room of no incident. Say which one: ${words.verb} INC-2026-0042 …`]);
	const origin = `${given.key}.${place}`;
	const request = { incident: id, command: read.value, actor: { handle }, origin };
	const { outcome } = await changeIncident(repository, request, { now: given.at });
	return { state: outcome.state, said: outcome.said };
}

/** In a comment people may talk; what is said to a slash command is meant for us. */
function typedIn({ text, by }: GivenCommands, members: readonly Member[]): readonly TypedCommand[] {
	if ('github' in by) return readComment(text);
	const plain = plainSlackText(text, members).trim().replace(/^\//, '');
	return [readTyped(plain === '' ? 'help' : plain)];
}

async function roomOf(
	snapshot: Snapshot,
	{ room, at }: GivenCommands,
	typed: readonly TypedCommand[],
): Promise<string | undefined> {
	const isNeeded = typed.some(({ incident }) => incident === undefined);
	return isNeeded ? findByRoom(snapshot, room, at) : undefined;
}

function whoIs(
	{ by }: GivenCommands,
	{ members, broken }: { readonly members: readonly Member[]; readonly broken: readonly string[] },
): Read<string> {
	const found =
		'github' in by
			? members.find(({ handle }) => handle.toLowerCase() === `@${by.github}`.toLowerCase())
			: members.find(({ slack }) => slack === by.slack);
	if (found) return readable(found.handle);
	const unread =
		broken.length > 0 ? [`These files cannot be read, you may be in one of them: ${broken.join(', ')}`] : [];
	const way =
		'github' in by
			? `Add yourself to a file in teams/ with handle: "@${by.github}"`
			: `Write slack: ${by.slack} beside your handle in teams/`;
	const who = quoted('github' in by ? by.github : by.slack);
	return unreadable(`Unexpected person ${who}, expected a member of a team in teams/. ${way}`, ...unread);
}

function refusal(said: readonly string[]): CommandAnswer {
	return { state: 'refused', said };
}
