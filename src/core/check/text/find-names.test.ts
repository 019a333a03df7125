import { expect, test } from 'vitest';
import { findNames, indexNames } from './find-names.ts';
import { splitWords } from './split-words.ts';

const INDEX = indexNames(
	[
		{ handle: '@rina', name: 'Rina Wulandari' },
		{ handle: '@wei-jie', name: 'Wei Jie Ong' },
		{ handle: '@mono', name: 'Sukarno' },
		{ handle: '@aurora-k', name: 'Aurora Kline' },
		{ handle: '@rina-b', name: 'Rina Basuki' },
	],
	new Set(['aurora', 'db']),
);

function named(text: string): readonly string[] {
	return findNames(text, INDEX).map(
		({ at, handle, isCertain }) => `${text.slice(...at)} ${handle ?? '?'}${isCertain ? '!' : ''}`,
	);
}

test.each([
	['a handle in either case', 'by @Rina, then', ['@Rina @rina!']],
	['no handle that only begins alike', 'by @rinaldo and @rina-c', []],
	['no mail of others, no package', 'x@rina.example, a@rina, @rina/ui, @rina.example', []],
	['a mail address', 'to rina@mail.example.com.', ['rina@mail.example.com @rina!']],
	['the whole name over a line end', 'by Rina\nBasuki', ['Rina\nBasuki @rina-b!']],
	['the first words of three', 'then Wei Jie left', ['Wei Jie @wei-jie!']],
	['a name of one word', 'then Sukarno left', ['Sukarno @mono']],
	['a word that people share means one of them', 'then Rina left', ['Rina ?']],
	['names between', 'by Rina Ayu B. Wulandari, then Rina Ayu Nose', ['Rina Ayu B. Wulandari @rina!']],
	['no verb of another sentence', 'Nobody was asked. Aurora failed.', []],
	['words apart are no whole name', 'Wei, Jie', []],
	['a thing of the catalogue', 'Aurora was slow. The Aurora cluster failed over.', []],
	['a person called like a thing', 'We asked Aurora to wait.', ['Aurora @aurora-k']],
	['nothing twice', '@rina Rina Wulandari', ['@rina @rina!', 'Rina Wulandari @rina!']],
])('%s', (_name, text, expected) => {
	expect(named(text)).toEqual(expected);
});

test('words are letters with hyphens inside, beyond ASCII too', () => {
	const text = "Mei-Hua’s «naïve» -x- 3rd a1 @wei-jie, Ôn–off 'Nguyễn'";
	expect(splitWords(text).map(({ word }) => word)).toEqual([
		'Mei-Hua',
		's',
		'naïve',
		'x',
		'rd',
		'a1',
		'@wei-jie',
		'Ôn',
		'off',
		'Nguyễn',
	]);
	for (const { word, start } of splitWords(text)) expect(text.slice(start, start + word.length)).toBe(word);
});
