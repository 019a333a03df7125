import { expect, test } from 'vitest';
import { blockOf, mergeBlock } from './merge-block.ts';

const file = (block: string) => `mine above\n# >>> engine\n${block}# <<< engine\nmine below\n`;

test.each([
	['as it came', file('a\n'), file('b\n')],
	['as the new version has it', file('b\n'), file('b\n')],
	['changed here', file('c\n'), undefined],
	['lost', 'mine\n', '# >>> engine\nb\n# <<< engine\nmine\n'],
	['without its file', '', '# >>> engine\nb\n# <<< engine\n'],
	['with the line ends of Windows', file('a\n').replaceAll('\n', '\r\n'), file('b\n')],
])('a block %s', (_, here, expected) => {
	expect(mergeBlock(here, { was: 'a\n', becomes: 'b\n' })).toBe(expected);
});

test('what is between the marks is the block', () => {
	expect(blockOf(file('a\nb\n'))).toBe('a\nb\n');
	expect(blockOf('a\n')).toBeUndefined();
});
