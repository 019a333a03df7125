import { expect, test } from 'vitest';
import { safeUrl } from './safe-url.ts';

test.each([
	['a link', 'https://example.com/a?b=1#c', 'https://example.com/a?b=1#c'],
	[
		'Prometheus escapes stay',
		'http://p:9090/graph?g0.expr=up%7Bjob%3D%22x%22%7D',
		'http://p:9090/graph?g0.expr=up%7Bjob%3D%22x%22%7D',
	],
	['user and password go', 'https://me:hunter2@example.com/x', 'https://example.com/x'],
	[
		'secret parameters go',
		'https://example.com/x?page=2&api_key=abc',
		'https://example.com/x?page=2&api_key=[redacted]',
	],
	['what could end a link is encoded', 'https://example.com/a b"<script>', 'https://example.com/a%20b%22%3Cscript%3E'],
	['line breaks go', 'https://exam\nple.com/\r\nx', 'https://example.com/x'],
])('%s', (_, text, expected) => {
	expect(safeUrl(text)).toBe(expected);
	expect(safeUrl(expected)).toBe(expected);
});

test.each([
	'javascript:alert(1)',
	'data:text/html,x',
	'file:///etc/passwd',
	'//example.com',
	'example.com',
	'https://',
	'https://exa mple.com',
	`https://example.com/${'a'.repeat(2000)}`,
	' java\nscript:alert(1)',
	'',
])('what is no web link is dropped (%#)', (text) => {
	expect(safeUrl(text)).toBeUndefined();
});
