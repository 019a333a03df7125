import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** The operations that we call, cut out of GitHub's own OpenAPI description. */
interface Contract {
	readonly operations: readonly {
		readonly path: string;
		readonly method: string;
		readonly query: Readonly<Record<string, { readonly type?: string }>>;
		readonly body?: { readonly properties?: object };
	}[];
}

const CONTRACT = JSON.parse(readFileSync(new URL('github.contract.json', import.meta.url), 'utf8')) as Contract;
const ajv = new Ajv({ strict: false, validateFormats: false });

/** What is wrong with a request by GitHub's description; unknown parameters and keys too, which GitHub would pass over. */
export function contractViolations(method: string, url: URL, body: unknown): readonly string[] {
	const operation = CONTRACT.operations.find(
		(candidate) => candidate.method === method && patternOf(candidate.path).test(url.pathname),
	);
	if (!operation) return [`${method} ${url.pathname}: no such operation`];
	const found = [...url.searchParams].flatMap(([name, value]) => {
		const schema = operation.query[name];
		const given = schema?.type === 'integer' ? Number(value) : value;
		return schema && ajv.validate(schema, given) ? [] : [`${method}: unexpected ${name}=${value}`];
	});
	if (body === undefined) return found;
	if (!ajv.validate(operation.body ?? false, body)) found.push(`${method}: ${ajv.errorsText()}`);
	const known = Object.keys(operation.body?.properties ?? {});
	const unknown = Object.keys(body as object).filter((key) => !known.includes(key));
	return [...found, ...unknown.map((key) => `${method}: unexpected key ${key}`)];
}

/** Only a reference or a path at the end may hold slashes. */
function patternOf(path: string): RegExp {
	return new RegExp(`^${path.replace(/\{(?:ref|path)\}$/, '.+').replaceAll(/\{[a-z_]+\}/g, '[^/]+')}$`);
}
