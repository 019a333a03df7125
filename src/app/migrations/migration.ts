import type { RecordKind } from '../../core/records/record-kinds.ts';

/** A change of records that a new version of the engine needs, from text to text, without touching any other byte. */
export interface Migration {
	/** Counted from 1 without a gap; in the name of its file, like `001-rename-kind.ts`. */
	readonly number: number;
	/** One sentence for people. */
	readonly summary: string;
	readonly kinds: readonly RecordKind[];
	/** The text after the migration. Doing it again changes nothing. */
	migrate(text: string, path: string): string;
}
