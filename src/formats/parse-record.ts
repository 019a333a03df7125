import type { Diagnostic, Position, Result } from '../core/diagnostics/diagnostic.ts';
import { compareDiagnostics, failure, success } from '../core/diagnostics/diagnostic.ts';
import { RECORD_KINDS, type RecordKind, type RecordValue } from '../core/records/record-kinds.ts';
import { locateYaml, readYaml } from './read-yaml.ts';
import { type SchemaProblem, schemaProblems } from './schema-problems.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** A record as read: the value and, of Markdown records, the text below the front matter. */
export interface ParsedRecord<K extends RecordKind> {
	readonly value: RecordValue<K>;
	readonly body: string;
}

/** Reads one Markdown or YAML record. All problems at once, each at its `file:line:col`; the alert archive has `parseAlertLines`. */
export function parseRecord<K extends RecordKind>(kind: K, file: string, text: string): Result<ParsedRecord<K>> {
	if (RECORD_KINDS[kind].format !== 'markdown')
		return parseYaml(kind, file, { yaml: text, yamlStart: 0, body: '', text });
	const split = splitFrontMatter(text);
	if (!split.ok) {
		const { line, message, help } = split;
		return failure([{ rule: `${kind}/front-matter`, severity: 'error', message, help, file, start: { line, col: 1 } }]);
	}
	return parseYaml(kind, file, { ...split.parts, text });
}

interface Source {
	readonly yaml: string;
	readonly yamlStart: number;
	readonly body: string;
	readonly text: string;
}

function parseYaml<K extends RecordKind>(kind: K, file: string, source: Source): Result<ParsedRecord<K>> {
	const read = readYaml(source.yaml);
	if (!read.ok) {
		const place = placer(source);
		const problems = read.problems.map(
			({ message, offset }): Diagnostic => ({
				rule: `${kind}/yaml`,
				severity: 'error',
				message,
				file,
				start: place(offset),
			}),
		);
		return failure(problems.sort(compareDiagnostics));
	}
	const { schema } = RECORD_KINDS[kind];
	const parsed = schema.safeParse(read.value);
	if (parsed.success) return success({ value: parsed.data as RecordValue<K>, body: source.body });
	const found = schemaProblems(parsed.error, read.value, schema);
	return failure(placeProblems(found, { kind, file, source }));
}

function placeProblems(
	found: readonly SchemaProblem[],
	{ kind, file, source }: { kind: RecordKind; file: string; source: Source },
): Diagnostic[] {
	const locator = locateYaml(source.yaml);
	const place = placer(source);
	return found
		.map((problem): Diagnostic => {
			const { path, part, message, ...rest } = problem;
			const [start, end] = locator.range(path, part);
			return {
				rule: `${kind}/${ruleName(path, part)}`,
				severity: 'error',
				message,
				file,
				start: place(start),
				end: place(end),
				...rest,
			};
		})
		.sort(compareDiagnostics);
}

function ruleName(path: readonly (string | number)[], part: 'key' | 'value'): string {
	if (part === 'key') return 'unknown-key';
	const first = path.find((step) => typeof step === 'string');
	return first === undefined ? 'schema' : String(first).replaceAll('_', '-');
}

/** Turns an offset in the YAML part into line and column of the whole file. */
function placer({ text, yamlStart }: Source): (offset: number) => Position {
	return (offset) => {
		const before = text.slice(0, yamlStart + offset);
		const lastBreak = before.lastIndexOf('\n');
		return { line: before.split('\n').length, col: before.length - lastBreak };
	};
}
