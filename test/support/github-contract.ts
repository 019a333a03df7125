import { readFileSync } from 'node:fs';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import { default as addFormats } from 'ajv-formats';
import { ROOT } from '../house/source-files.ts';

interface Operation {
	readonly query: Readonly<Record<string, object>>;
	readonly body?: object;
	readonly answers: Readonly<Record<string, { readonly schema?: object; readonly example?: unknown }>>;
}

interface Description {
	readonly operations: Readonly<Record<string, Operation>>;
	readonly components: { readonly schemas: object };
}

/** An operation of GitHub's API that a call was recognised as, with the values of its path. */
export interface KnownCall {
	/** Like `GET /pulls/{pull_number}`. */
	readonly operation: string;
	readonly values: readonly string[];
}

/** Cuts of one and the same description, so that what stands in both is the same. */
const CUTS = ['setup', 'review'].map(
	(name) => JSON.parse(readFileSync(`${ROOT}/test/fixtures/github/openapi-${name}.json`, 'utf8')) as Description,
);
const operations: Description['operations'] = Object.assign({}, ...CUTS.map((cut) => cut.operations));
const components = { schemas: Object.assign({}, ...CUTS.map((cut) => cut.components.schemas)) as object };

const ajv = new Ajv2019({ allErrors: true, strict: false, logger: false });
addFormats.default(ajv);
const validators = new Map<object, ValidateFunction>();

const PATTERNS = Object.keys(operations).map((operation) => {
	const [method, path] = operation.split(' ') as [string, string];
	// A path of a file has slashes, all other values have none.
	const pattern = path.replace(/\{path\}/, '(.+)').replace(/\{\w+\}/g, '([^/]+)');
	return { operation, pattern: new RegExp(`^${method} ${pattern}$`) };
});

/** The operation of a call below the repository; undefined where GitHub describes none among those that we cut out. */
export function knownCall(method: string, path: string): KnownCall | undefined {
	for (const { operation, pattern } of PATTERNS) {
		const match = pattern.exec(`${method} ${path}`);
		if (match) return { operation, values: match.slice(1).map(decodeURIComponent) };
	}
	return undefined;
}

/** What GitHub's description has against a request: a parameter or a key that it does not know, or a value of another kind. */
export function requestViolations(operation: string, query: URLSearchParams, body: unknown): readonly string[] {
	const { query: known, body: schema } = operations[operation]!;
	const parameters = [...query].flatMap(([name, value]) => {
		const one = known[name] as { readonly type?: string } | undefined;
		if (one === undefined) return [`unknown parameter ${name}`];
		return violations(one, one.type === 'integer' ? Number(value) : value).map((text) => `${name} ${text}`);
	});
	if (schema === undefined) return body === undefined ? parameters : [...parameters, 'a body, where none is known'];
	return [...parameters, ...violations(strictOf(schema), body)];
}

/** What the description has against an answer. */
export function answerViolations(operation: string, status: number, value: unknown): readonly string[] {
	const answer = operations[operation]!.answers[String(status)];
	if (answer === undefined) return [`unknown status ${status}`];
	return answer.schema === undefined ? [] : violations(answer.schema, value);
}

/** GitHub's own example of an answer. */
export function exampleAnswer<T>(operation: string, status: number): T {
	return structuredClone(operations[operation]!.answers[String(status)]!.example) as T;
}

const strict = new Map<object, object>();

/** The description allows unknown keys; a mistyped one of ours must not pass. */
function strictOf(schema: object): object {
	const known = strict.get(schema) ?? { allOf: [schema], unevaluatedProperties: false };
	strict.set(schema, known);
	return known;
}

function violations(schema: object, value: unknown): readonly string[] {
	const validate = validators.get(schema) ?? ajv.compile({ ...schema, components });
	validators.set(schema, validate);
	validate(value);
	return (validate.errors ?? []).map(({ instancePath, message, params }) =>
		`${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
	);
}
