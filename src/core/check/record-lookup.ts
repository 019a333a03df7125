import type { RecordKind, RecordValue } from '../records/record-kinds.ts';
import type { CheckedRecord } from './rule.ts';

/** Kinds of record that live one a file, by slug. */
export type SlugKind = 'service' | 'team' | 'schedule' | 'runbook';

export type PolicyKind =
	| 'severities'
	| 'triage'
	| 'targets'
	| 'postmortems'
	| 'notify'
	| 'products'
	| 'causes'
	| 'site'
	| 'checks';

/** A file that the change under check adds, modifies or deletes. */
export interface ChangedFile {
	readonly file: string;
	readonly change: 'added' | 'modified' | 'deleted';
}

/** How often an alert name stands in the archive, and where it was last. */
export interface AlertNameUse {
	readonly count: number;
	/** Instant of the newest line. */
	readonly last: string;
	readonly services: readonly string[];
}

export interface PersonEntry {
	readonly handle: string;
	readonly name: string;
	/** Slug of the team that lists them; of several, the first by name. */
	readonly team: string;
}

/** What rules may ask about other files. Paths are those of the repository; nothing is read before it is asked for. */
export interface RecordLookup {
	/** Whether a file is there, readable or not. */
	has(file: string): boolean;
	/** Names of files and folders in a folder, sorted; empty where there is none. */
	list(folder: string): readonly string[];
	/** Size in bytes; 0 where there is none. */
	size(file: string): number;
	/** Text of a file; undefined where there is none. */
	text(file: string): string | undefined;
	/** A record; undefined where there is none or where it has problems of its own, which are named elsewhere. */
	record<K extends RecordKind>(kind: K, file: string): CheckedRecord<K> | undefined;
	/** All records of a kind by slug, without those that have problems. */
	all<K extends SlugKind>(kind: K): ReadonlyMap<string, RecordValue<K>>;
	policy<K extends PolicyKind>(name: K): RecordValue<K> | undefined;
	/** Ids of all incidents, from the names of their folders, sorted. */
	incidentIds(): readonly string[];
	/** Everyone in teams/ by handle (`@rina`). */
	people(): ReadonlyMap<string, PersonEntry>;
	/** The alert names of the whole archive. */
	alertNames(): ReadonlyMap<string, AlertNameUse>;
	/** The record as it was before the change under check; undefined where it is new or unchanged, or no base is known. */
	before<K extends RecordKind>(kind: K, file: string): CheckedRecord<K> | undefined;
	/** All files of the change under check; undefined where no base is known. */
	changes(): readonly ChangedFile[] | undefined;
}
