import { didYouMean, quoted, type Read, readable, unreadable } from './command-text.ts';

/** The handle as its team writes it; with or without @, in upper or lower case, as people type on GitHub and in chat. */
export function findHandle(text: string, people: readonly string[]): Read<string> {
	const wanted = (text.startsWith('@') ? text : `@${text}`).toLowerCase();
	const found = people.find((handle) => handle.toLowerCase() === wanted);
	if (found !== undefined) return readable(found);
	return unreadable(
		`Unexpected person ${quoted(text)}, expected a member of a team in teams/${didYouMean(wanted, people)}`,
	);
}
