import type { TimelineEntry } from '../records/timeline.ts';

/** Why a command ended as it did, with the sentence that documentation explains it by. Codes are public. */
export const COMMAND_REASONS = {
	'command/done': 'The incident was changed as asked.',
	'command/already': 'The incident was as asked already; nothing was changed.',
	'command/status': 'The command does not fit the status of the incident.',
	'command/gate': 'Policy asks for more before an incident may be closed.',
	'command/words': 'The command could not be read, or names somebody or something that is not known.',
	'command/no-incident': 'There is no such incident.',
	'command/broken-file': 'A file of the incident cannot be read; it is named and not touched.',
} as const;

export type CommandReason = keyof typeof COMMAND_REASONS;

/** One key of `incident.md` to set, or with `value: undefined` to remove, by its path of map keys. */
export interface FactEdit {
	readonly path: readonly string[];
	readonly value: unknown;
}

/** What becomes of a command: the change as data, or why nothing changes, in sentences for people. */
export type CommandOutcome =
	| {
			readonly state: 'changed';
			readonly reason: 'command/done';
			/** The first sentence says what was done; more of them advise. */
			readonly said: readonly string[];
			readonly edits: readonly FactEdit[];
			readonly timeline: readonly TimelineEntry[];
	  }
	| { readonly state: 'unchanged'; readonly reason: 'command/already'; readonly said: readonly string[] }
	| {
			readonly state: 'refused';
			readonly reason: Exclude<CommandReason, 'command/done' | 'command/already'>;
			readonly said: readonly string[];
	  };

/** The incident is as asked already. */
export function already(said: string): CommandOutcome {
	return { state: 'unchanged', reason: 'command/already', said: [said] };
}

/** Nothing is changed, and why; at least one sentence. */
export function refused(
	reason: (CommandOutcome & { state: 'refused' })['reason'],
	said: readonly string[],
): CommandOutcome {
	return { state: 'refused', reason, said };
}

/** The change of a command. */
export function changed(change: Omit<CommandOutcome & { state: 'changed' }, 'state' | 'reason'>): CommandOutcome {
	return { state: 'changed', reason: 'command/done', ...change };
}

/** Advice where alerts say that an incident is not over; a person may know better. */
export function stillFiring(count: number): readonly string[] {
	if (count === 0) return [];
	return [count === 1 ? '1 of its alerts still fires' : `${count} of its alerts still fire`];
}
