/**
 * What SARIF 2.1.0 (OASIS, sections 3.13 to 3.57) asks of the objects that our report uses, as a JSON Schema that allows
 * nothing else. The whole schema of the standard is not ours to ship.
 */
const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const line = { type: 'integer', minimum: 1 };
const level = { enum: ['none', 'note', 'warning', 'error'] };

function object(required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}): object {
	return {
		type: 'object',
		additionalProperties: false,
		required: Object.keys(required),
		properties: { ...required, ...optional },
	};
}

const list = (items: object) => ({ type: 'array', items });
const message = object({ text }, { markdown: text });
const artifactLocation = object({ uri: text, uriBaseId: text });
const region = object({ startLine: line, startColumn: line }, { endLine: line, endColumn: line });
const physicalLocation = object({ artifactLocation, region });
const deletedRegion = object({ charOffset: count, charLength: count });
const replacement = object({ deletedRegion, insertedContent: object({ text: { type: 'string' } }) });
const fix = object({
	description: message,
	artifactChanges: {
		...list(object({ artifactLocation, replacements: { ...list(replacement), minItems: 1 } })),
		minItems: 1,
	},
});
const rule = object(
	{ id: text },
	{ shortDescription: message, help: message, helpUri: text, defaultConfiguration: object({ level }) },
);
const result = object(
	{ ruleId: text, ruleIndex: count, level, message, locations: list(object({ physicalLocation })) },
	{ relatedLocations: list(object({ id: count, message, physicalLocation })), fixes: list(fix) },
);
const run = object({
	tool: object({ driver: object({ name: text, rules: { ...list(rule), uniqueItems: true } }) }),
	columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
	results: list(result),
});

export const SARIF_PARTS = object({ $schema: text, version: { const: '2.1.0' }, runs: list(run) });
