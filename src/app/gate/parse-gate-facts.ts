import { type GateFacts, gateFactsSchema } from '../../core/gate/gate-facts.ts';
import { schemaProblems } from '../../formats/schema-problems.ts';
import type { PageText } from '../../ports/page-reader.ts';

/** Facts of a gate, or in a sentence why they cannot be had. */
export type ReadGateFacts =
	| { readonly ok: true; readonly facts: GateFacts }
	| { readonly ok: false; readonly problem: string };

const SHOWN = 3;

/** Reads what `/api/gate.json` answered. Anybody may have written it, so nothing is believed that the schema does not know. */
export function parseGateFacts(page: PageText, from: string): ReadGateFacts {
	if (!page.ok) return page;
	const value = parseJson(page.text);
	if (value === undefined) {
		const what = /^\s*<(?:!doctype|html)/i.test(page.text) ? 'a page of HTML' : 'text that is no JSON';
		return { ok: false, problem: `${from} is ${what}, expected the gate.json of a site` };
	}
	const parsed = gateFactsSchema.safeParse(value);
	if (parsed.success) return { ok: true, facts: parsed.data };
	const problems = schemaProblems(parsed.error, value, gateFactsSchema).map(({ message }) => message);
	const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : '';
	return { ok: false, problem: `${from} is no gate.json: ${problems.slice(0, SHOWN).join('; ')}${more}` };
}

/** Where the facts of a site are: its own address may be given, or that of the file. */
export function gateFactsUrl(url: string): string | undefined {
	const parsed = URL.parse(url);
	if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
	if (!parsed.pathname.endsWith('.json')) parsed.pathname = `${parsed.pathname.replace(/\/+$/, '')}/api/gate.json`;
	return parsed.href;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
