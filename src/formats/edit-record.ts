import { editYaml, type KeyEdit } from './edit-yaml.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/**
 * Sets keys in the front matter of a Markdown record; everything else keeps its bytes, the text below among it.
 * Throws on a file without front matter: callers hand in records that have been read.
 */
export function editFrontMatter(text: string, edits: readonly KeyEdit[]): string {
	const split = splitFrontMatter(text);
	if (!split.ok) throw new Error(split.message);
	const { yaml, yamlStart } = split.parts;
	const edited = editYaml(yaml, edits);
	return text.slice(0, yamlStart) + edited + text.slice(yamlStart + yaml.length);
}
