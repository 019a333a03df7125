import fc from 'fast-check';
import type { z } from 'zod';

interface Definition {
	readonly type: string;
	readonly innerType?: z.ZodType;
	readonly element?: z.ZodType;
	readonly options?: readonly z.ZodType[];
	readonly items?: readonly z.ZodType[];
	readonly keyType?: z.ZodType;
	readonly valueType?: z.ZodType;
	readonly entries?: Readonly<Record<string, string>>;
	readonly values?: readonly unknown[];
}

/** Text that has gone wrong somewhere before: YAML's and Markdown's own signs, other scripts, invisible characters. */
const HOSTILE = fc.constantFrom(
	'---',
	'- a',
	'# x',
	'a: b',
	'"',
	"'",
	'{',
	'[',
	'*a',
	'&a',
	'!t',
	'${{ x }}',
	'null',
	'~',
	'yes',
	'1e3',
	'0x1',
	'0o7',
	'.inf',
	'2026-11-20',
	' x ',
	'\u202Ex',
	'é✓',
	'<b>',
	'%x',
	'`z`',
	'?',
	'|',
	'>',
	'@x',
	'a #b',
	'مرحبا',
	'𝒳',
	'\u2028',
	'\t',
	'=1+1',
	'x'.repeat(250),
);

/** Values that a record schema accepts, so that properties hold for every kind of record and not for examples only. */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
	const definition = schema.def as unknown as Definition;
	switch (definition.type) {
		case 'object':
			return arbitraryObject((schema as z.ZodObject).shape as Readonly<Record<string, z.ZodType>>).filter(
				(value) => schema.safeParse(value).success,
			);
		case 'optional':
			return arbitraryOf(definition.innerType!);
		case 'array':
			return fc.array(arbitraryOf(definition.element!), { minLength: 1, maxLength: 3 });
		case 'tuple':
			return fc.tuple(...definition.items!.map((item) => arbitraryOf(item)));
		case 'union':
			return fc.oneof(...definition.options!.map((option) => arbitraryOf(option)));
		case 'record':
			return fc.dictionary(
				// The validator leaves this one key out, so that no record can reach an object's prototype.
				(arbitraryOf(definition.keyType!) as fc.Arbitrary<string>).filter((key) => key !== '__proto__'),
				arbitraryOf(definition.valueType!),
				{ minKeys: 1, maxKeys: 3 },
			);
		case 'enum':
			return fc.constantFrom(...Object.values(definition.entries!));
		case 'literal':
			return fc.constantFrom(...definition.values!);
		case 'boolean':
			return fc.boolean();
		case 'number':
			return arbitraryNumber(schema);
		case 'unknown':
			return fc.oneof(HOSTILE, fc.integer(), fc.boolean());
		case 'string':
			return arbitraryString(schema);
		default:
			throw new Error(`No arbitrary for a schema of type ${definition.type}`);
	}
}

/** Small whole numbers where the schema takes them, else a fraction between its bounds. */
function arbitraryNumber(schema: z.ZodType): fc.Arbitrary<unknown> {
	const whole = fc.integer({ min: 1, max: 4 });
	return schema.safeParse(4).success ? whole : fc.constantFrom(0, 0.25, 0.5, 1);
}

function arbitraryObject(shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<unknown> {
	const model = Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, arbitraryOf(inner)]));
	const requiredKeys = Object.entries(shape)
		.filter(([, inner]) => !inner.isOptional())
		.map(([key]) => key);
	return fc.record(model, { requiredKeys: requiredKeys as never[] });
}

/** Strings of a known form by examples of that form; all other strings hostile or of any characters. */
function arbitraryString(schema: z.ZodType): fc.Arbitrary<unknown> {
	const forms = fc.constantFrom(
		'2026-11-20T03:02:11Z',
		'2026-11-20T03:02:11.120Z',
		'2026-11-20',
		'09:00',
		'15m',
		'PT15M',
		'https://example.com/x?a=1#b',
		'rina@example.com',
		'Asia/Jakarta',
		'@rina',
		'INC-2026-0042',
		'checkout-api',
		'incident_commander',
		'USD',
		'2026-W47',
		'A1',
		'unknown',
	);
	const any = fc.oneof(
		HOSTILE,
		fc.string({ minLength: 1, maxLength: 40 }),
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
	);
	return fc
		.oneof({ weight: 3, arbitrary: forms }, { weight: 2, arbitrary: any })
		.filter((text) => schema.safeParse(text).success);
}
