import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import type { SentRequest } from './start-api-server.ts';

/** What the description of an API says of the operations that we call. */
interface Contract {
	readonly operations: readonly {
		readonly method: string;
		readonly path: string;
		readonly query: Readonly<Record<string, object>>;
		readonly required?: readonly string[];
		readonly body?: object;
	}[];
}

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);

/** Holds requests against a contract file beside this one: an operation, parameter or key that there is not, a value of another kind. */
export function contractViolations(file: string): (request: SentRequest) => readonly string[] {
	const { operations } = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Contract;
	return ({ method, url, headers, body }) => {
		const operation = operations.find(
			(one) =>
				one.method === method && new RegExp(`^${one.path.replaceAll(/\{[a-z_]+\}/g, '[^/]+')}$`).test(url.pathname),
		);
		if (!operation) return [`${method} ${url.pathname}: no such operation`];
		const found: string[] = [];
		for (const [name, value] of url.searchParams) {
			const schema = operation.query[name];
			if (!schema || !ajv.validate(schema, value)) found.push(`${method}: unexpected ${name}=${value}`);
		}
		for (const name of operation.required ?? []) if (!url.searchParams.has(name)) found.push(`${method}: no ${name}`);
		if (operation.body ? !ajv.validate(operation.body, body) : body !== undefined)
			found.push(`${method}: body ${ajv.errorsText()}`);
		if (headers['content-type'] !== 'application/json') found.push(`${method}: content-type`);
		return found;
	};
}
