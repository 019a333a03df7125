import { expect, test } from 'vitest';
import { askGate, type TypedQuestion } from './ask-gate.ts';
import { gateFactsUrl, parseGateFacts } from './parse-gate-facts.ts';

test.each<[Partial<TypedQuestion>, string]>([
	[{}, 'Expected a service, or a feature, to ask about; one of the two'],
	[{ service: 'a', feature: 'b' }, 'Expected a service, or a feature, to ask about; one of the two'],
	[{ service: 'a', override: ' \n' }, 'An override needs a reason. Unexpected empty reason, expected text'],
	[{ service: 'a', onUnknown: 'shut' }, 'Unexpected on-unknown "shut", expected one of open, closed'],
])('%j is a wrong question, and nothing is read for it', async (typed, problem) => {
	let reads = 0;
	const read = async () => {
		reads += 1;
		return { ok: false, problem: '' } as const;
	};
	const now = '2026-11-20T08:00:00Z';
	expect(await askGate({ onUnknown: 'closed', ...typed }, { now, read })).toEqual({ ok: false, problem });
	expect(reads).toBe(0);
});

test.each([
	['https://incidents.example.com', 'https://incidents.example.com/api/gate.json'],
	['https://example.com/incidents/', 'https://example.com/incidents/api/gate.json'],
	['https://example.com/x/gate.json', 'https://example.com/x/gate.json'],
	['file:///etc/passwd', undefined],
	['gate.json', undefined],
])('the facts of %s', (given, url) => {
	expect(gateFactsUrl(given)).toBe(url);
});

test.each([
	['[]', 'x is no gate.json: Unexpected value [], expected a mapping of keys to values'],
	['nope', 'x is text that is no JSON, expected the gate.json of a site'],
	['<!DOCTYPE html>', 'x is a page of HTML, expected the gate.json of a site'],
])('%s is refused in a sentence', (text, problem) => {
	expect(parseGateFacts({ ok: true, text }, 'x')).toEqual({ ok: false, problem });
});
