import { expect, test } from 'vitest';
import { epochInstantOf } from './epoch-instant.ts';
import type { PayloadField } from './payload-field.ts';

test.each([
	['seconds', 1795143731, '2026-11-20T03:02:11Z'],
	['seconds with a fraction', 1795143731.5, '2026-11-20T03:02:11.500Z'],
	['milliseconds', 1795143731250, '2026-11-20T03:02:11.250Z'],
	['milliseconds as text', '1795143731250', '2026-11-20T03:02:11.250Z'],
	['microseconds', 1795143731250000, '2026-11-20T03:02:11.250Z'],
	['nanoseconds, whose last digits JSON has lost', JSON.parse('1795143731250000110'), '2026-11-20T03:02:11.250Z'],
	['a date and time', '2026-11-20T10:02:11+07:00', '2026-11-20T03:02:11Z'],
	['zero is no time', '0', undefined],
	['nothing', undefined, undefined],
	['null', null, undefined],
	['an object', {}, undefined],
])('%s', (_, value, expected) => {
	const field = fieldOf(value);
	expect(epochInstantOf(field)).toBe(expected);
	expect(field.findings.doubts).toEqual([]);
});

test.each([[-5], ['soon'], [1e300], ['9'.repeat(22)], ['9'.repeat(40)]])('%s is a doubt and no time', (value) => {
	const field = fieldOf(value);
	expect(epochInstantOf(field)).toBeUndefined();
	expect(field.findings.doubts.map(({ path }) => path)).toEqual(['at']);
});

function fieldOf(value: unknown): PayloadField {
	return { value, path: 'at', findings: { problems: [], doubts: [] } };
}
