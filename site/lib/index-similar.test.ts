import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { wordsOf } from '../../src/core/triage/text-similarity.ts';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { indexSimilar } from './index-similar.ts';

const WORDS = 'pool checkout orders wallet invoice kafka ledger courier voucher zone queue cache'.split(' ');
const nothing: ReadonlySet<string> = new Set();

function catalogueOfTitles(titles: readonly string[]): Catalogue {
	return catalogueOf(
		titles.map((title, index) => {
			const id = `INC-2026-${String(index + 1).padStart(4, '0')}`;
			const [path, text] = incidentFile({
				id,
				times: 'detected: 2026-11-01T07:00:00Z, resolved: 2026-11-01T08:00:00Z',
			});
			return [path, text.replace(`Title of ${id}`, title)] as const;
		}),
	);
}

test('the rarest words count most, and one word is chance', () => {
	const { incidents } = catalogueOfTitles([
		'Ledger waits for the invoice queue',
		'Ledger and invoice disagree',
		'Invoice late, queue full',
		'Wallet down',
	]);
	const found = indexSimilar(incidents, () => nothing).get('INC-2026-0001')!;
	expect(found.map(({ id, words }) => `${id} ${words.join(' ')}`)).toEqual([
		'INC-2026-0003 queue invoice',
		'INC-2026-0002 ledger invoice',
	]);
	const linked = new Set(['INC-2026-0003']);
	expect(indexSimilar(incidents, () => linked).get('INC-2026-0001')).toHaveLength(1);
});

test('is what comparing each with every other finds', () => {
	const title = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
	fc.assert(
		fc.property(fc.array(title, { minLength: 2, maxLength: 14 }), (titles) => {
			const { incidents } = catalogueOfTitles(titles);
			expect([...indexSimilar(incidents, () => nothing)]).toEqual(compareAll(incidents));
		}),
		{ numRuns: 25 },
	);
});

/** Each with every other, word by word: slow and plain. */
function compareAll(incidents: Catalogue['incidents']) {
	const texts = incidents.map(({ facts }) => wordsOf(facts.title));
	const countOf = (word: string) => texts.filter((words) => words.has(word)).length;
	return incidents.map(({ id }, own) => {
		const rare = [...texts[own]!]
			.filter((word) => countOf(word) <= 8)
			.sort((a, b) => countOf(a) - countOf(b) || (a < b ? -1 : 1));
		const others = incidents
			.map((other, place) => ({ other, words: rare.filter((word) => place !== own && texts[place]!.has(word)) }))
			.filter(({ words }) => words.length >= 2)
			.map(({ other, words }) => ({
				id: other.id,
				words,
				score: words.reduce((sum, word) => sum + Math.log(incidents.length / countOf(word)), 0),
			}))
			.sort((a, b) => b.score - a.score);
		return [id, others.slice(0, 4).map(({ id: other, words }) => ({ id: other, words }))];
	});
}
