import { expect, test } from 'vitest';
import { inertMarkdown } from './inert-markdown.ts';

test.each([
	['plain words', 'Checkout answers 5xx', 'Checkout answers 5xx'],
	['markup', '*a* [b](c) <img src=x> `d` | #1', '\\*a\\* \\[b\\](c) \\<img src=x\\> \\`d\\` \\| \\#1'],
	['mentions', 'ask @rina or a@b.example', 'ask @\u2060rina or a@\u2060b.example'],
	[
		'addresses',
		'at https://evil.example and www.evil.example',
		'at https:\u2060//evil.example and www\u2060.evil.example',
	],
	['lines', 'a\n# b\r\n- c', 'a \\# b - c'],
])('%s', (_name, text, expected) => {
	expect(inertMarkdown(text)).toBe(expected);
});
