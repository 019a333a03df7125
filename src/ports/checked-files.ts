import type { ChangedFile } from '../core/check/record-lookup.ts';
import type { RecordFiles } from './record-files.ts';

/** The files of a work tree under check. */
export interface CheckedFiles extends RecordFiles {
	/** Size in bytes; 0 where there is no file. */
	size(path: string): number;
	/** A text that is sure to change when the content does; undefined while that is not sure, as just after a write. */
	stamp(path: string): string | undefined;
}

/** What the records were before the change under check. */
export interface BaseVersion {
	/** Sorted by path; only files below the record folders. */
	readonly changes: readonly ChangedFile[];
	/** Text of a changed file as it was; undefined where it is new. */
	text(path: string): string | undefined;
}
