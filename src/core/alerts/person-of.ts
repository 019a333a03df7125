import type { AlertActor } from './alert.ts';

/** A person of whom a source says one word: a mail address, a number as id, or else a name. */
export function personOf(word: string | undefined, id?: string): AlertActor | undefined {
	if (word === undefined) return id === undefined ? undefined : { id };
	const named = /^\S+@\S+$/.test(word) ? { mail: word } : /^\d+$/.test(word) ? { id: word } : { name: word };
	return id === undefined ? named : { ...named, id };
}
