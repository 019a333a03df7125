import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RecordKind, RecordValue } from '../records/record-kinds.ts';
import type { CheckClock } from './check-clock.ts';
import type { RecordLookup } from './record-lookup.ts';

/**
 * Where in a file a finding is: at a key of the YAML (or its value), at UTF-16 offsets of the text below the front
 * matter, or at offsets of the whole file. Rules never count lines; the engine does.
 */
export type Place =
	| { readonly key: readonly (string | number)[]; readonly part?: 'key' | 'value' }
	| { readonly body: readonly [start: number, end: number] }
	| { readonly text: readonly [start: number, end: number] };

/**
 * One edit of a repair, with no other byte changed: a key set (removed with `undefined`), an entry of a list removed
 * (which has others), or a place given another text.
 */
export type RepairEdit =
	| { readonly remove: readonly (string | number)[] }
	| { readonly set: readonly string[]; readonly value: unknown }
	| { readonly at: Place; readonly text: string };

/** How a finding could be mended. Safe: no knowledge is lost and no meaning is guessed, so `--fix` may do it unasked. */
export interface Repair {
	readonly title: string;
	readonly safe: boolean;
	readonly edits: readonly RepairEdit[];
}

/** One mistake as a rule sees it; the engine gives it rule, severity, file, position and page. */
export interface Finding {
	/** *Unexpected X, expected Y*, with the user's values in quotes. */
	readonly message: string;
	/** By default the first line of the file. */
	readonly at?: Place;
	/** By default the file that is checked; rules of scope `repository` always name it. */
	readonly file?: string;
	/** By default the severity of the rule. */
	readonly severity?: Diagnostic['severity'];
	readonly actual?: unknown;
	readonly expected?: readonly string[];
	readonly help?: string;
	readonly related?: readonly { readonly message: string; readonly file: string; readonly at?: Place }[];
	readonly repair?: Repair;
}

/** A record that could be read: a union over the kinds, so that `kind` narrows `value`. */
export type CheckedRecord<K extends RecordKind = RecordKind> = K extends RecordKind
	? {
			readonly kind: K;
			/** Path in the repository. */
			readonly file: string;
			readonly text: string;
			readonly value: RecordValue<K>;
			/** Markdown below the front matter; empty for YAML. */
			readonly body: string;
		}
	: never;

/** What a rule may ask beside the record itself. Everything asked is remembered, so that a result is kept as long as the answers stay. */
export interface CheckContext {
	readonly records: RecordLookup;
	readonly clock: CheckClock;
}

interface RuleText {
	/** `group/name`, which is also the file, the page in docs/rules and the folder of examples. */
	readonly id: `${string}/${string}`;
	readonly severity: Diagnostic['severity'];
	/** What is asked of records, in one sentence: the heading of its page. */
	readonly summary: string;
	/** Why it is asked, and how to mend it; Markdown of a few sentences. */
	readonly why: string;
}

/** A rule about one record at a time; it may look at others through `context.records`. */
export interface RecordRule<K extends RecordKind = RecordKind> extends RuleText {
	readonly scope: 'record';
	readonly kinds: readonly K[];
	check(record: CheckedRecord<K>, context: CheckContext): Iterable<Finding>;
}

/** A rule about any file below the record folders, also where no record can be read (pictures, stray files). */
export interface FileRule extends RuleText {
	readonly scope: 'file';
	check(file: string, context: CheckContext): Iterable<Finding>;
}

/** A rule about all records together; never kept in the cache, so it asks for little. */
export interface RepositoryRule extends RuleText {
	readonly scope: 'repository';
	check(context: CheckContext): Iterable<Finding>;
}

export type CheckRule = RecordRule | FileRule | RepositoryRule;

/** A rule about records of some kinds, for the list of rules, which does not know which. */
export function recordRule<const K extends RecordKind>(rule: Omit<RecordRule<K>, 'scope'>): RecordRule {
	return { ...rule, scope: 'record' } as unknown as RecordRule;
}
