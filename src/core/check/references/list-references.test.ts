import { expect, test } from 'vitest';
import type { z } from 'zod';
import { RECORD_KINDS } from '../../records/record-kinds.ts';
import { listReferences, REFERRING_KINDS } from './list-references.ts';

/** The parts of a schema that a sample is built by. */
interface SchemaNode {
	readonly def: {
		readonly type: string;
		readonly innerType?: SchemaNode;
		readonly valueType?: SchemaNode;
		readonly options?: readonly SchemaNode[];
		readonly items?: readonly SchemaNode[];
		readonly element?: SchemaNode;
		readonly shape?: Readonly<Record<string, SchemaNode>>;
	};
}

const accepts = (schema: SchemaNode, value: string) => (schema as unknown as z.ZodType).safeParse(value).success;

/** A value with every key of a schema, whose slugs, handles and incident ids are all different; notes where each stands. */
function sampleOf(schema: SchemaNode, path: string, names: Map<string, string>): unknown {
	const { type, innerType, valueType, options, items, element, shape } = schema.def;
	if (innerType) return sampleOf(innerType, path, names);
	if (shape)
		return Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, sampleOf(one, `${path}.${key}`, names)]));
	if (items) return items.map((one) => sampleOf(one, `${path}[]`, names));
	if (element) return (element.def.options ?? [element]).map((one) => sampleOf(one, `${path}[]`, names));
	if (valueType) return { key: sampleOf(valueType, `${path}.*`, names) };
	if (options) return sampleOf(options[0]!, path, names);
	return type === 'string' ? nameFor(schema, path, names) : undefined;
}

function nameFor(schema: SchemaNode, path: string, names: Map<string, string>): string | undefined {
	const number = names.size + 1;
	const candidates = [`INC-2026-${1000 + number}`, `@n${number}`, `n${number}/x`, `n${number}`];
	const isFree = accepts(schema, 'Any words at all.');
	const name = isFree ? undefined : candidates.find((candidate) => accepts(schema, candidate));
	if (name !== undefined) names.set(name.replace(/\/x$/, ''), path);
	return name ?? 'text';
}

test('whatever a schema asks to be a name is looked up, but for these', () => {
	const unlisted = REFERRING_KINDS.flatMap((kind) => {
		const names = new Map<string, string>();
		const value = sampleOf(RECORD_KINDS[kind].schema as unknown as SchemaNode, kind, names);
		const listed = new Set(listReferences({ kind, value } as never).map(({ name }) => name));
		return [...names].filter(([name]) => !listed.has(name)).map(([, path]) => path);
	});
	expect([...new Set(unlisted)].sort()).toMatchInlineSnapshot(`
		[
		  "incident.evidence[].kind",
		  "incident.id",
		  "notify.routes[].id",
		  "postmortem.incident",
		  "schedule.closed_hours[].role",
		  "schedule.escalation.steps[].notify[]",
		  "schedule.escalations[].steps[].notify[]",
		  "schedule.gaps[].role",
		  "schedule.layers[].role",
		  "schedule.overrides[].role",
		  "schedule.pager[].role",
		  "schedule.swaps[].role",
		  "team.members[].handle",
		  "team.members[].teams",
		  "triage.kinds[].id",
		  "triage.levels[].id",
		  "triage.levels[].match.sources[]",
		  "triage.mutes[].id",
		  "triage.mutes[].match.sources[]",
		]
	`);
});
