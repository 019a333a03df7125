import { readYaml } from '../../formats/read-yaml.ts';
import { splitFrontMatter } from '../../formats/split-front-matter.ts';
import type { ImportFile, ImportLoss } from './imported-incident.ts';
import type { JsonField } from './json-field.ts';

/** Front matter and body of a Markdown file, or why there are none (TOML front matter among the reasons). */
export function readFrontMatter({
	name,
	text,
}: ImportFile):
	| { readonly facts: JsonField; readonly body: string; readonly losses: ImportLoss[] }
	| { readonly losses: readonly ImportLoss[] } {
	const losses: ImportLoss[] = [];
	const split = splitFrontMatter(text);
	if (!split.ok) return { losses: [{ file: name, field: '', message: `${split.message}; nothing was read` }] };
	const read = readYaml(split.parts.yaml);
	if (!read.ok) {
		const [first] = read.problems;
		return { losses: [{ file: name, field: '', message: `${first?.message ?? 'is no YAML'}; nothing was read` }] };
	}
	return { facts: { value: read.value, path: '', file: name, losses }, body: split.parts.body, losses };
}
