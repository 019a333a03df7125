import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
	['heading', '## Root cause\n\nThe pool was full.', 'Root cause. The pool was full.'],
	[
		'emphasis and code',
		'It was **not** the _pool_, but `max_connections`.',
		'It was not the pool, but max_connections.',
	],
	[
		'names with underscores',
		'Look at query_wait_timeout and * at 5 * 3.',
		'Look at query_wait_timeout and * at 5 * 3.',
	],
	[
		'links and pictures',
		'See [the board](https://example.com/a_(b)) ![graph](graph.png "p99").',
		'See the board graph.',
	],
	['lists and quotes', '- [x] one\n2. two\n> said', 'one two said'],
	['fenced code', '```sh\nkubectl get pods\n```', 'kubectl get pods'],
	['tables', '| a | b |\n|---|:-:|\n| 1 | 2 |', 'a b 1 2'],
	['markup is only characters', '<img src=x onerror=alert(1)> <b>', '<img src=x onerror=alert(1)> <b>'],
	['nothing', ' \n\t', ''],
])('%s', (_, markdown, text) => {
	expect(plainText(markdown)).toBe(text);
});
