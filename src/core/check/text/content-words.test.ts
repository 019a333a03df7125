import { expect, test } from 'vitest';
import { contentWords } from './content-words.ts';

test.each([
	['The certificate has expired.', 'A certificate that expires', ['certificate', 'expir']],
	['Batas koneksi itu diturunkan', 'batas koneksinya sudah diturunkan', ['bata', 'koneksi', 'diturun']],
	['It was, and it is.', 'yang itu adalah', []],
])('%s', (one, other, words) => {
	expect([...contentWords(one)]).toEqual(words);
	expect([...contentWords(other)]).toEqual(words);
});
