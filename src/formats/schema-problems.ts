import type { z } from 'zod';
import { closestWord } from '../core/diagnostics/closest-word.ts';

/** One thing a schema refuses, in our words: where in the value, what is wrong, how to mend it. */
export interface SchemaProblem {
	readonly path: readonly (string | number)[];
	readonly part: 'key' | 'value';
	readonly message: string;
	readonly actual?: unknown;
	readonly expected?: readonly string[];
	readonly help?: string;
}

type Issue = z.core.$ZodIssue;

/** Rewords what a schema found wrong with a value; unknown keys come with "did you mean". */
export function schemaProblems(error: z.ZodError, value: unknown, schema: z.ZodType): SchemaProblem[] {
	return error.issues.flatMap((issue) => problemsOfIssue(issue, value, schema));
}

function problemsOfIssue(issue: Issue, root: unknown, schema: z.ZodType): SchemaProblem[] {
	const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
	const actual = valueAt(root, path);
	if (actual === undefined && path.length > 0 && issue.code !== 'unrecognized_keys') return [missingKey(path, issue)];
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((key) => unknownKey(key, path, knownKeys(schema, path), actual));
		case 'invalid_value': {
			const expected = issue.values.map((word) => quote(word));
			const near = typeof actual === 'string' ? closestWord(actual, issue.values.map(String)) : undefined;
			return [
				{
					path,
					part: 'value',
					message: `Unexpected ${nameOf(path)} ${quote(actual)}, expected ${oneOf(expected)}`,
					actual,
					expected,
					...(near && { help: `Did you mean "${near}"?` }),
				},
			];
		}
		case 'invalid_type':
			return [typeProblem(path, actual, issue.expected, issue.message)];
		case 'invalid_union':
			return unionProblem(issue, { path, actual, root, schema });
		default:
			return [
				{ path, part: 'value', message: `Unexpected ${nameOf(path)} ${quote(actual)}, ${expectation(issue)}`, actual },
			];
	}
}

function expectation(issue: Issue): string {
	const unit = actualUnit(issue);
	if (issue.code === 'too_small') return `expected at least ${issue.minimum}${unit}`;
	if (issue.code === 'too_big') return `expected at most ${issue.maximum}${unit}`;
	return /^expected /i.test(issue.message) ? issue.message : `expected another value: ${issue.message}`;
}

function actualUnit(issue: Issue): string {
	const origin = 'origin' in issue ? String(issue.origin) : '';
	return origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
}

function missingKey(path: (string | number)[], issue: Issue): SchemaProblem {
	const key = String(path.at(-1));
	return {
		path: path.slice(0, -1),
		part: 'value',
		message: `Unexpected lack of "${key}", expected ${wanted(issue)}`,
		help: `Add "${key}: …".`,
	};
}

function wanted(issue: Issue): string {
	if (issue.code === 'invalid_value') return oneOf(issue.values.map(quote));
	if (issue.code === 'invalid_type' && !/^expected /i.test(issue.message)) return describeType(issue.expected);
	return /^expected /i.test(issue.message) ? issue.message.replace(/^expected /i, '') : 'a value';
}

function unionProblem(
	issue: Issue & { code: 'invalid_union' },
	{ path, actual, root, schema }: { path: (string | number)[]; actual: unknown; root: unknown; schema: z.ZodType },
): SchemaProblem[] {
	const branches = issue.errors.filter(
		(branch) => !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
	);
	if (branches.length === 1) {
		const inner = branches[0]!.map((problem) => ({ ...problem, path: [...path, ...problem.path] }) as Issue);
		return inner.flatMap((problem) => problemsOfIssue(problem, root, schema));
	}
	const wants = issue.errors.map((branch) => branch[0]?.message ?? '').filter((message) => /^expected /i.test(message));
	const expected =
		wants.length > 0 ? wants.map((want) => want.replace(/^expected /i, '')).join(', or ') : 'another value';
	return [
		{ path, part: 'value', message: `Unexpected ${nameOf(path)} ${quote(actual)}, expected ${expected}`, actual },
	];
}

function unknownKey(key: string, path: (string | number)[], known: readonly string[], parent: unknown): SchemaProblem {
	const taken = new Set(Object.keys(parent ?? {}));
	const near = closestWord(
		key,
		known.filter((word) => !taken.has(word)),
	);
	const free = known.filter((word) => !taken.has(word));
	return {
		path: [...path, key],
		part: 'key',
		message: `Unexpected key "${key}", expected ${near ? `"${near}"` : free.length > 0 ? oneOf(free.map(quote)) : 'no further key'}`,
		actual: key,
		expected: near ? [near] : free,
		help: near ? `Did you mean "${near}"?` : 'Remove the key, or see the schema of this record for the keys it knows.',
	};
}

function typeProblem(path: (string | number)[], actual: unknown, expected: string, message: string): SchemaProblem {
	const want = /^expected /i.test(message) ? message.replace(/^expected /i, '') : describeType(expected);
	return { path, part: 'value', message: `Unexpected ${nameOf(path)} ${quote(actual)}, expected ${want}`, actual };
}

function describeType(expected: string): string {
	const words: Record<string, string> = {
		string: 'text',
		number: 'a number',
		int: 'a whole number',
		boolean: 'true or false',
		array: 'a list',
		object: 'a mapping of keys to values',
		record: 'a mapping of keys to values',
	};
	return words[expected] ?? expected;
}

function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
	let current: unknown = schema;
	for (const step of path) current = stepInto(unwrap(current), step);
	const shape = (unwrap(current) as { shape?: object } | undefined)?.shape;
	return shape ? Object.keys(shape) : [];
}

function stepInto(schema: unknown, step: string | number): unknown {
	const node = schema as {
		shape?: Record<string, unknown>;
		element?: unknown;
		valueType?: unknown;
		options?: readonly unknown[];
	};
	if (node?.shape) return node.shape[String(step)];
	if (node?.element) return node.element;
	if (node?.options)
		return node.options.map((option) => stepInto(unwrap(option), step)).find((found) => found !== undefined);
	return node?.valueType;
}

function unwrap(schema: unknown): unknown {
	let current = schema as { def?: { innerType?: unknown }; shape?: unknown; options?: readonly unknown[] } | undefined;
	while (current?.def?.innerType) current = current.def.innerType as typeof current;
	if (current?.options && !current.shape) {
		return (current.options.map(unwrap) as { shape?: unknown }[]).find((option) => option?.shape) ?? current;
	}
	return current;
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
	let value = root;
	for (const step of path) {
		if (value === null || typeof value !== 'object') return undefined;
		value = (value as Record<string | number, unknown>)[step];
	}
	return value;
}

function nameOf(path: readonly (string | number)[]): string {
	const words = path.filter((step) => typeof step === 'string');
	const last = words.at(-1);
	if (last === undefined) return 'value';
	return typeof path.at(-1) === 'number' ? `${last} item` : String(last);
}

function quote(value: unknown): string {
	const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? 'nothing');
	return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function oneOf(words: readonly string[]): string {
	return words.length === 1 ? words[0]! : `one of ${words.join(', ')}`;
}
