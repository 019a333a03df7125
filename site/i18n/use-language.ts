import { ID } from './id.ts';
import { type Language, useWords, type Words } from './t.ts';

const WORDS: Readonly<Record<Language, Words>> = { en: {}, id: ID };

/** Makes pages speak the language of `policies/site.yaml`, English where it names none. */
export function useLanguage(language: Language = 'en'): void {
	useWords(language, WORDS[language]);
}
