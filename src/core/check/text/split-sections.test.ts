import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sectionOf, splitSections } from './split-sections.ts';

const TEXT = `Before.

## One

Text.

\`\`\`sh
## not a heading
\`\`\`

### Deeper

<!--
## nor this
-->

  ## two ##
~~~
\`\`\`
## nor that
~~~

1. Item

   \`\`\`sh
   ## nor this one
   \`\`\`

##
##Three
## \`Four\` and more
`;

test('splits at second-level headings outside fences and comments', () => {
	const sections = splitSections(TEXT);
	expect(sections.map(({ title }) => title)).toEqual(['One', 'two', '', '`Four` and more']);
	expect(TEXT.slice(sections[1]!.contentStart, sections[1]!.end)).toMatch(/^~~~\n.*```\n\n$/s);
	expect(sections.map(({ end }, index) => end === (sections[index + 1]?.start ?? TEXT.length))).not.toContain(false);
	expect(sectionOf(sections, ' TWO')).toBe(sections[1]);
	expect(sectionOf(sections, 'Three')).toBeUndefined();
});

test.each([
	['an unclosed fence hides the rest', '## A\n```\n## B\n', ['A']],
	['a fence is closed only by as many marks', '````\n```\n## A\n````\n## B', ['B']],
	['backticks in the words after a fence make it no fence', '```a`b\n## A\n', ['A']],
	['a comment on one line hides nothing', '<!-- x -->\n## A\n', ['A']],
	['Windows line ends', '## A\r\nx\r\n## B\r\n', ['A', 'B']],
	['a title of nothing but marks', '## # ##\n##\t###\n', ['#', '']],
	[
		'much of nothing',
		`## ${' #'.repeat(50_000)} x${' '.repeat(200_000)}.\n## B`,
		[`${'# '.repeat(50_000).trimEnd()} x${' '.repeat(200_000)}.`, 'B'],
	],
	['nothing', '', []],
])('%s', (_name, text, titles) => {
	expect(splitSections(text).map(({ title }) => title)).toEqual(titles);
});

test('sections never overlap and cover everything after the first heading', () => {
	const line = fc.constantFrom('## A', '```', '~~~', '<!--', '-->', 'x', '', '- ```', '# T', '### S');
	fc.assert(
		fc.property(fc.array(line), (lines) => {
			const text = lines.join('\n');
			let place = splitSections(text)[0]?.start ?? text.length;
			for (const { start, contentStart, end } of splitSections(text)) {
				expect(start).toBe(place);
				expect(contentStart).toBeGreaterThan(start);
				expect(end).toBeGreaterThanOrEqual(contentStart);
				place = end;
			}
			expect(place).toBe(text.length);
		}),
	);
});
