/** Languages that the interface is written in; what records say stays as people wrote it. */
export type Language = 'en' | 'id';

/** Interface texts by what they are in English. */
export type Words = Readonly<Record<string, string>>;

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id-ID' };

let current: { readonly language: Language; readonly words: Words } = { language: 'en', words: {} };

/**
 * Makes `t` answer in a language from here on. A site is in one language and so is a page in a browser, which is why this
 * is not handed through every function that writes a word.
 */
export function useWords(language: Language, words: Words = {}): void {
	if (current.language !== language) current = { language, words };
}

/** An interface text in the site's language, with `{name}` filled in; its key is the English text itself. */
export function t(text: string, params?: Readonly<Record<string, string | number>>): string {
	const words = current.words[text] ?? text;
	return params === undefined ? words : words.replace(/\{(\w+)\}/g, (hole, name) => String(params[name] ?? hole));
}

/** Marks an interface text in a constant, which `t` puts into the site's language where it is used. */
export function msg<T extends string>(text: T): T {
	return text;
}

/** The site's language. */
export function language(): Language {
	return current.language;
}

/** For `Intl`: how dates and numbers are written, like `en-GB`. */
export function locale(): string {
	return LOCALES[current.language];
}
