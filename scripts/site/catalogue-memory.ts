import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { CatalogueMemory } from '../../src/app/catalogue/read-catalogue.ts';
import { recordKindOf } from '../../src/core/records/record-kinds.ts';
import type { RecordFiles } from '../../src/ports/record-files.ts';

/** The same files, each record by what it holds: a fresh checkout gives every file another time, and no other content. */
export function versionByContent(files: RecordFiles): RecordFiles {
	let last = { path: '', text: '' };
	// A file is read for its version, and right after that to be parsed.
	const read = (path: string): string => {
		if (last.path !== path) last = { path, text: files.read(path) };
		return last.text;
	};
	return {
		paths: () => {
			last = { path: '', text: '' };
			return files.paths();
		},
		read,
		version: (path) => (recordKindOf(path) === undefined ? files.version(path) : hash('sha1', read(path), 'base64url')),
	};
}

/** What the last build knew of each file; undefined where it is not there, not readable, or of another program. */
export function readMemory(file: string, program: string): CatalogueMemory | undefined {
	try {
		const [by, memory] = deserialize(readFileSync(file));
		return by === program && memory instanceof Map ? memory : undefined;
	} catch {
		return undefined;
	}
}

/** Keeps what this build knows. Not JSON, which is faster and loses -0 and what is undefined. */
export function writeMemory(file: string, program: string, memory: CatalogueMemory): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(`${file}.${process.pid}`, serialize([program, memory]));
	renameSync(`${file}.${process.pid}`, file);
}
