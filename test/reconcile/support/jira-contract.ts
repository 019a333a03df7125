import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** The operations that we call, cut out of Jira's own OpenAPI description, and what a document of Jira may be. */
interface Contract {
	readonly operations: readonly {
		readonly path: string;
		readonly method: string;
		readonly query: Readonly<Record<string, { readonly type?: string }>>;
		readonly body?: { readonly properties?: object };
		readonly statuses: readonly string[];
	}[];
	readonly document: object;
}

const CONTRACT = JSON.parse(readFileSync(new URL('jira.contract.json', import.meta.url), 'utf8')) as Contract;
const ajv = new Ajv({ strict: false, validateFormats: false });

/** The description leaves fields open, as every company has its own; these are those that we set. */
const FIELDS = {
	type: 'object',
	properties: {
		project: {
			type: 'object',
			properties: { key: { type: 'string' } },
			required: ['key'],
			additionalProperties: false,
		},
		issuetype: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false },
		summary: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[^\\n\\r]*$' },
		description: { $ref: 'document' },
		labels: { type: 'array', items: { type: 'string', pattern: '^\\S{1,255}$' } },
		assignee: { type: 'object', properties: { accountId: { type: 'string' } }, additionalProperties: false },
	},
	required: ['project', 'issuetype', 'summary'],
	additionalProperties: false,
};
const isDocument = ajv.compile({ ...CONTRACT.document, $id: 'document' });
const areFields = ajv.compile(FIELDS);

/** What is wrong with a request by Jira's descriptions; unknown parameters and keys too. */
export function jiraViolations(method: string, url: URL, body: Record<string, unknown> | undefined): readonly string[] {
	const operation = CONTRACT.operations.find(
		(candidate) => candidate.method === method && patternOf(candidate.path).test(url.pathname),
	);
	if (!operation) return [`${method} ${url.pathname}: no such operation`];
	const found = [...url.searchParams].flatMap(([name, value]) => {
		const schema = operation.query[name];
		const given = schema?.type === 'integer' ? Number(value) : schema?.type === 'array' ? value.split(',') : value;
		return schema && ajv.validate(schema, given) ? [] : [`${method}: unexpected ${name}=${value}`];
	});
	if (body === undefined) return found;
	if (!ajv.validate(operation.body ?? false, body)) found.push(`${method}: ${ajv.errorsText()}`);
	const known = Object.keys(operation.body?.properties ?? {});
	found.push(...Object.keys(body).flatMap((key) => (known.includes(key) ? [] : [`${method}: unexpected key ${key}`])));
	if (url.pathname.endsWith('/issue') && !areFields(body.fields))
		found.push(`fields: ${ajv.errorsText(areFields.errors)}`);
	if (url.pathname.endsWith('/comment') && !isDocument(body.body))
		found.push(`body: ${ajv.errorsText(isDocument.errors)}`);
	return found;
}

function patternOf(path: string): RegExp {
	return new RegExp(`^${path.replaceAll(/\{[A-Za-z]+\}/g, '[^/]+')}$`);
}
