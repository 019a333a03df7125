import type { RecordFiles } from '../../src/ports/record-files.ts';

const GENERATED = /^(?:incidents|alerts|reports)\//;

/** The files that people wrote, without those that the generator makes: what it reads must not depend on its last run. */
export function catalogueFiles(files: RecordFiles): RecordFiles {
	return { ...files, paths: () => files.paths().filter((path) => !GENERATED.test(path)) };
}
