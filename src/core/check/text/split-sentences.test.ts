import { expect, test } from 'vitest';
import { splitSentences } from './split-sentences.ts';

test.each([
	['two', 'One stopped. Two went on.', ['One stopped.', 'Two went on.']],
	['decimals and versions', 'Release 9.14 took 0.4 s. Then 9.13.', ['Release 9.14 took 0.4 s.', 'Then 9.13.']],
	['thousands', 'It read 12.500 as 12. Prices fell.', ['It read 12.500 as 12.', 'Prices fell.']],
	[
		'abbreviations',
		'Slow, e.g. Search, by approx. 5 s. Fig. 2 shows it.',
		['Slow, e.g. Search, by approx. 5 s.', 'Fig. 2 shows it.'],
	],
	['a no that is an answer', 'The answer was no. It stopped.', ['The answer was no.', 'It stopped.']],
	['initials', 'Named after J. Doe. It ran.', ['Named after J. Doe.', 'It ran.']],
	['a small letter goes on', 'It said "done." and went on.', ['It said "done." and went on.']],
	['quotes and brackets', 'It said "no." (Twice.) Done!', ['It said "no."', '(Twice.)', 'Done!']],
	['questions', 'Was it red? It was… Then green', ['Was it red?', 'It was…', 'Then green']],
	['Indonesian', 'Layanan mati a.n. Mitra, dll. Lalu pulih.', ['Layanan mati a.n. Mitra, dll.', 'Lalu pulih.']],
	['nothing', ' \n ', []],
])('%s', (_name, text, sentences) => {
	const padded = `Before. ${text} After.`;
	const span = [8, 8 + text.length] as const;
	expect(splitSentences(padded, span).map(([start, end]) => padded.slice(start, end))).toEqual(sentences);
});
