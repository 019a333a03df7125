import { fileURLToPath } from 'node:url';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import type { RecordFiles } from '../../src/ports/record-files.ts';
import { buildExample } from './build-example.ts';
import { catalogueFiles } from './catalogue-files.ts';
import { readStories } from './read-stories.ts';

/** Root of the repository. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What people wrote by hand. */
export const authored = catalogueFiles(workTreeFiles(root));

/** Makes the generated files anew. */
export function generate(): ReadonlyMap<string, string> {
	return buildExample(readCatalogue(authored), readStories(new URL('stories/', import.meta.url)));
}

export const generated = generate();

const whole: RecordFiles = {
	paths: () => [...authored.paths(), ...generated.keys()].sort(),
	read: (path) => generated.get(path) ?? authored.read(path),
	version: (path) => path,
};

/** The whole example as the site reads it. */
export const example = readCatalogue(whole);

/** Incidents that another one explains are counted apart, as metrics do. */
export function isExplained({ relations }: (typeof example.incidents)[number]['facts']): boolean {
	return relations?.some(({ type }) => type !== 'recurrence_of') ?? false;
}

export function isSorted(texts: readonly string[]): boolean {
	return texts.every((text, index) => index === 0 || Date.parse(texts[index - 1]!) <= Date.parse(text));
}

export function repeated(texts: readonly string[]): readonly string[] {
	return texts.filter((text, index) => texts.indexOf(text) !== index);
}
