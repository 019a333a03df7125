import { expect, test } from 'vitest';
import { inertParagraphs } from './inert-paragraphs.ts';

test.each([
	['paragraphs', 'One\n\nTwo', 'One\n\nTwo\n'],
	['lists', '* one\n+ two\n3) three', '- one\n- two\n3) three\n'],
	['commands', 'Run:\n```sh\nrm -rf * # <b>\n```\ndone', 'Run:\n```sh\nrm -rf * # <b>\n```\ndone\n'],
	['a fence left open', '```\nls', '```\nls\n```\n'],
	['a fence inside a longer one', '````\n```\n````', '````\n```\n````\n'],
	['a heading', '## Mitigation', '\\#\\# Mitigation\n'],
	['a heading by a line below', 'Mitigation\n===\n---', 'Mitigation\n\\===\n\\---\n'],
	['HTML', '<script>', '\\<script\\>\n'],
	['front matter', '---\nstatus: closed\n---', '\\---\nstatus: closed\n\\---\n'],
	['a link in a list', '- [x](https://evil.example)', '- \\[x\\](https:\u2060//evil.example)\n'],
	['a fence that is not one', '``` `x`', '\\`\\`\\` \\`x\\`\n'],
	['code by spaces', '    rm -rf /', 'rm -rf /\n'],
])('%s', (_name, text, expected) => {
	expect(inertParagraphs(text)).toBe(expected);
});
