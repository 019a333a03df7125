import { type FacetKey, isFacetKey } from './facets.ts';
import { foldText, foldWords } from './fold-text.ts';

/** A facet named in the text, like `service:checkout` or `-status:closed`. */
export interface QueryFilter {
	readonly key: FacetKey;
	/** Folded; matches a value whose id or label begins a word with it. */
	readonly value: string;
	readonly isExcluded: boolean;
}

/** What a person typed, understood. */
export interface TextQuery {
	/** What must be there: each begins with the mark of where it may begin, as `matchesText` wants it. */
	readonly wanted: readonly string[];
	readonly unwanted: readonly string[];
	readonly filters: readonly QueryFilter[];
	/** What to look for in the texts: words and quoted phrases; empty where only filters were typed. */
	readonly fullText: string;
}

const SHORT_NAMES: ReadonlyMap<string, FacetKey> = new Map([
	['sev', 'severity'],
	['is', 'status'],
]);
const TOKEN = /(-?)(?:([a-z]+):(?:"([^"]*)"?|(\S*))|"([^"]*)"?|(\S+))/giu;
/** Scripts that put no space between words: there a word may begin anywhere. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Reads a query: words, `"phrases"`, `-not`, and facets by name (`severity:sev1`). Never fails: what means nothing is a word. */
export function parseQuery(text: string): TextQuery {
	const wanted: string[] = [];
	const unwanted: string[] = [];
	const filters: QueryFilter[] = [];
	const fullText: string[] = [];
	for (const [whole, minus, name, quotedValue, value, phrase] of text.matchAll(TOKEN)) {
		const isExcluded = minus === '-';
		const key = name === undefined ? undefined : facetNamed(name.toLowerCase());
		if (key) {
			const folded = foldText(quotedValue ?? value ?? '').trim();
			if (folded !== '') filters.push({ key, value: folded, isExcluded });
			continue;
		}
		const plain = phrase ?? whole.slice(minus!.length);
		const needle = needleOf(plain);
		if (needle === '') continue;
		if (isExcluded) unwanted.push(needle);
		else {
			wanted.push(needle);
			fullText.push(phrase === undefined ? plain : `"${plain}"`);
		}
	}
	return { wanted, unwanted, filters, fullText: fullText.join(' ') };
}

function facetNamed(name: string): FacetKey | undefined {
	return isFacetKey(name) ? name : SHORT_NAMES.get(name);
}

function needleOf(text: string): string {
	const words = foldWords(text);
	if (words === ' ') return '';
	return UNSPACED.test(words) ? words.slice(1) : words;
}
