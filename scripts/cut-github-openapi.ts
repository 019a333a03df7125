/**
 * Cuts the operations that the actions `review`, `retrospective`, `comment` and `form` call out of GitHub's own description of its API, for
 * the contract tests. Run: npm pack @octokit/openapi@23.0.2, unpack it, and
 * node scripts/cut-github-openapi.ts package/generated/api.github.com.json
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../test/fixtures/github', import.meta.url));

const NOTICE =
	'Cut from the npm package @octokit/openapi 23.0.2 by scripts/cut-github-openapi.ts. MIT, Copyright (c) 2020 Octokit contributors; see LICENSE.';

const REPOSITORY = '/repos/{owner}/{repo}';

const OPERATIONS = [
	['get', '/pulls'],
	['post', '/pulls'],
	['get', '/pulls/{pull_number}'],
	['get', '/pulls/{pull_number}/files'],
	['get', '/pulls/{pull_number}/reviews'],
	['get', '/contents/{path}'],
	['get', '/commits/{ref}/status'],
	['post', '/statuses/{sha}'],
	['get', '/git/commits/{commit_sha}'],
	['post', '/git/commits'],
	['post', '/git/refs'],
	['post', '/git/trees'],
	['get', '/issues'],
	['post', '/issues'],
	['patch', '/issues/{issue_number}'],
	['get', '/issues/{issue_number}/comments'],
	['post', '/issues/{issue_number}/comments'],
	['patch', '/issues/comments/{comment_id}'],
] as const;

/** What `doctor` and `upgrade` call. */
const SETUP_OPERATIONS = [
	['get', '/pages'],
	['get', '/actions/permissions'],
	['get', '/actions/permissions/workflow'],
	['get', '/actions/workflows'],
	['get', '/actions/secrets'],
	['get', '/actions/variables'],
	['get', '/rules/branches/{branch}'],
	['post', '/pulls'],
] as const;

/** A piece of the description. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** What a contract does not need: prose, and examples inside schemas. */
const LEFT_OUT = new Set(['description', 'summary', 'title', 'externalDocs', 'example', 'examples', 'deprecated']);

const described = resolve(process.argv[2] ?? '');
const source = JSON.parse(readFileSync(described, 'utf8')) as JsonObject;
const schemas = new Map<string, Json>();

function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
	return keys.reduce<Json | undefined>((one, key) => (isObject(one) ? one[key] : undefined), value);
}

function deref(value: Json | undefined): Json | undefined {
	const ref = at(value, '$ref');
	return typeof ref === 'string' ? at(source, ...ref.slice(2).split('/')) : value;
}

/** A schema of OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, prose goes, what it refers to comes along. */
function schemaOf(value: Json, isMap = false): Json {
	if (Array.isArray(value)) return value.map((one) => schemaOf(one));
	if (!isObject(value)) return value;
	if (typeof value.$ref === 'string') {
		keepSchema(value.$ref);
		return value.nullable === true ? { anyOf: [{ $ref: value.$ref }, { type: 'null' }] } : { $ref: value.$ref };
	}
	const kept = Object.entries(value).filter(
		([key]) => isMap || !(LEFT_OUT.has(key) || key === 'nullable' || key.startsWith('x-')),
	);
	const schema = Object.fromEntries(
		kept.map(([key, one]) => [key, key === 'enum' ? one : schemaOf(one, !isMap && key === 'properties')]),
	);
	return !isMap && value.nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function keepSchema(ref: string): void {
	if (schemas.has(ref)) return;
	schemas.set(ref, null);
	schemas.set(ref, schemaOf(at(source, ...ref.slice(2).split('/')) ?? null));
}

function operationOf(method: string, path: string): Json {
	const operation = at(source, 'paths', path, method);
	const parameters = (at(operation, 'parameters') ?? []) as readonly Json[];
	const body = at(operation, 'requestBody', 'content', 'application/json', 'schema');
	const answers = Object.entries((at(operation, 'responses') ?? {}) as JsonObject).map(([status, answer]) => {
		const content = at(deref(answer), 'content', 'application/json');
		const schema = at(content, 'schema');
		const [example] = Object.values((at(content, 'examples') ?? {}) as JsonObject);
		const value = status.startsWith('2') ? at(deref(example), 'value') : undefined;
		return [
			status,
			{ ...(schema !== undefined && { schema: schemaOf(schema) }), ...(value !== undefined && { example: value }) },
		];
	});
	return {
		query: Object.fromEntries(
			parameters
				.map(deref)
				.filter((one) => at(one, 'in') === 'query')
				.map((one) => [String(at(one, 'name')), schemaOf(at(one, 'schema') ?? {})]),
		),
		...(body !== undefined && { body: schemaOf(body) }),
		answers: Object.fromEntries(answers) as JsonObject,
	};
}

function cut(target: string, wanted: readonly (readonly [method: string, path: string])[]): void {
	schemas.clear();
	const operations = Object.fromEntries(
		wanted.map(([method, path]) => [`${method.toUpperCase()} ${path}`, operationOf(method, REPOSITORY + path)]),
	);
	const components = {
		schemas: Object.fromEntries([...schemas].map(([ref, schema]) => [ref.split('/').at(-1), schema])),
	};
	writeFileSync(`${FOLDER}/${target}`, `${JSON.stringify({ notice: NOTICE, operations, components }, null, 2)}\n`);
	console.log(`${target}: ${schemas.size} schemas`);
}

cut('openapi-review.json', OPERATIONS);
cut('openapi-setup.json', SETUP_OPERATIONS);
copyFileSync(resolve(described, '../../LICENSE'), `${FOLDER}/LICENSE`);
console.log('Run next: npm run fix');
