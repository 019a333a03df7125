import { expect, test } from 'vitest';
import { coversQuery } from './covers-query.ts';

test.each<[string, readonly string[], boolean]>([
	['pagin', ['pagination'], true],
	['paginations', ['pagination'], true],
	['waiting', ['waited,'], true],
	['running', ['run'], true],
	['studies', ['study'], true],
	['timeout pool', ['pool', 'Timeouts'], true],
	['"connection pool"', ['connection', 'pool.'], true],
	['db', ['orders-db'], true],
	['orders-db', ['orders-db'], true],
	['uberlauf', ['Überlauf'], true],
	['inception', ['in', 'in'], false],
	['poolside', ['pool'], false],
	['inc-2026-9001', ['in'], false],
	['pool zeppelin', ['pool'], false],
	['redis', [], false],
])('%s by %j: %s', (query, found, expected) => {
	expect(coversQuery(query, found)).toBe(expected);
});
