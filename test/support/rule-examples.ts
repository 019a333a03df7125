import { globSync, readFileSync } from 'node:fs';
import { checkFile } from '../../src/app/check/check-file.ts';
import { placeFinding } from '../../src/app/check/place-finding.ts';
import { createRecordStore } from '../../src/app/check/record-store.ts';
import { trackLookup } from '../../src/app/check/track-lookup.ts';
import { createClock } from '../../src/core/check/create-clock.ts';
import { editWorldFile } from '../../src/core/check/examples/edit-world-file.ts';
import { type ExamplePart, parseExample, type RuleExample } from '../../src/core/check/examples/parse-example.ts';
import { raiseRepositoryFindings } from '../../src/core/check/raise-findings.ts';
import type { CheckRule } from '../../src/core/check/rule.ts';
import { compareDiagnostics, type Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import type { BaseVersion, CheckedFiles } from '../../src/ports/checked-files.ts';
import { ROOT } from '../house/source-files.ts';

const WORLD = `${ROOT}/src/core/check/examples/world`;

/** The small repository that examples change: path to text. */
export const WORLD_FILES: ReadonlyMap<string, string> = new Map(
	globSync('**/*.*', { cwd: WORLD }).map((path) => [path, readFileSync(`${WORLD}/${path}`, 'utf8')]),
);

/** The example files of a rule, by path from the root. */
export function exampleFiles(id: string, kind: 'good' | 'bad'): readonly string[] {
	return globSync(`src/core/check/rules/${id}/${kind}/*.txt`, { cwd: ROOT }).sort();
}

/** An example with the records as they stand in it. */
export function readExample(path: string): { readonly example: RuleExample; readonly files: Map<string, string> } {
	const example = parseExample(readFileSync(`${ROOT}/${path}`, 'utf8'));
	return { example, files: filesOf(example.parts, new Map(WORLD_FILES)) };
}

function filesOf(parts: readonly ExamplePart[], files: Map<string, string>): Map<string, string> {
	for (const { kind, path, text } of parts) {
		if (kind === 'file') files.set(path, text);
		else if (kind === 'delete') files.delete(path);
		else if (kind === 'edit') files.set(path, editWorldFile(path, files.get(path) ?? '', text));
	}
	return files;
}

/** Everything that the schema and some rules say of the files of an example. */
export function checkExample(
	rules: readonly CheckRule[],
	files: ReadonlyMap<string, string>,
	{ now, parts }: Pick<RuleExample, 'now' | 'parts'>,
): readonly Diagnostic[] {
	const store = createRecordStore(memoryFiles(files), baseOf(files, parts));
	const found = store.files.paths.flatMap((file) => checkFile(store, file, { rules, now }).problems);
	const lookup = trackLookup(store, () => {});
	const { clock } = createClock(now);
	const raised = raiseRepositoryFindings(rules, { records: lookup, clock });
	return [...found, ...raised.map((one) => placeFinding(one, '', lookup.text))].sort(compareDiagnostics);
}

/** Files in memory, as the check reads a work tree. */
export function memoryFiles(files: ReadonlyMap<string, string>): CheckedFiles {
	return {
		paths: () => [...files.keys()].sort(),
		read: (path) => files.get(path) ?? '',
		version: (path) => files.get(path) ?? 'absent',
		size: (path) => Buffer.byteLength(files.get(path) ?? ''),
		stamp: () => undefined,
	};
}

/** What the example says of the time before: without a word of it, no base is known. */
function baseOf(files: ReadonlyMap<string, string>, parts: readonly ExamplePart[]): BaseVersion | undefined {
	const old = parts.filter(({ kind }) => kind === 'before' || kind === 'before-edit');
	if (old.length === 0) return undefined;
	const texts = new Map(
		old.map(({ kind, path, text }) => [
			path,
			kind === 'before' ? text : editWorldFile(path, WORLD_FILES.get(path) ?? '', text),
		]),
	);
	const changes = [...texts.keys()]
		.sort()
		.map((file) => ({ file, change: files.has(file) ? 'modified' : 'deleted' }) as const);
	return { changes, text: (path) => texts.get(path) };
}
