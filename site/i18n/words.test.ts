import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { DATASETS } from '../../src/app/metrics/datasets/dataset-list.ts';
import { catalogueOf } from '../lib/fixtures/catalogue-of.ts';
import { formatInstant } from '../lib/format-instant.ts';
import { formatCount } from '../lib/format-quantity.ts';
import { loadMetrics } from '../lib/metrics/load-metrics.ts';
import { monthName } from '../lib/month-name.ts';
import { ID } from './id.ts';
import { ID_BROWSER } from './id-browser.ts';
import { ID_CODES } from './id-codes.ts';
import { ID_COLUMNS } from './id-columns.ts';
import { readTexts } from './read-texts.ts';
import { t } from './t.ts';
import { useLanguage } from './use-language.ts';

const { all, inBrowser } = readTexts(join(import.meta.dirname, '..'));
/** Names of fields, which are the same in the files. */
const METRIC_NAME = /^(?:tt[admr](?: state| target)?|SEV\d)$/;
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

describe('the Indonesian interface', () => {
	test('has every text of the site', () => {
		expect(all.size).toBeGreaterThan(700);
		const missing = [...all].filter(([text]) => !(text in ID)).map(([text, file]) => `${file}: ${text}`);
		expect(missing).toEqual([]);
	});

	test('has no text that nobody says', () => {
		const others = new Set([...Object.keys(ID_CODES), ...Object.keys(ID_COLUMNS)]);
		expect(Object.keys(ID).filter((text) => !all.has(text) && !others.has(text))).toEqual([]);
	});

	test('gives scripts in the browser what they say', () => {
		expect(inBrowser.size).toBeGreaterThan(50);
		expect([...inBrowser].filter((text) => !(text in ID_BROWSER) && !(text in ID_CODES))).toEqual([]);
	});

	test('has the titles and columns of every table of figures', () => {
		const { dataset } = loadMetrics(catalogueOf());
		const names = Object.keys(DATASETS) as (keyof typeof DATASETS)[];
		const words = names.flatMap((name) => {
			const { title, columns } = dataset(name);
			return [title, ...columns.flatMap(({ label, isOnlyInFiles }) => (isOnlyInFiles ? [] : label))];
		});
		expect(words.length).toBeGreaterThan(100);
		expect(words.filter((word) => !(word in ID) && !METRIC_NAME.test(word))).toEqual([]);
		expect(Object.keys(ID_COLUMNS).filter((word) => !words.includes(word))).toEqual([]);
	});

	test('fills the same places as the English', () => {
		expect(Object.entries(ID).filter(([text, words]) => `${holes(text)}` !== `${holes(words)}`)).toEqual([]);
	});
});

describe('t', () => {
	afterEach(() => useLanguage('en'));

	test('fills in what it is given and leaves other braces', () => {
		expect(t('{n} of {total}, {other}', { n: 3, total: 'all' })).toBe('3 of all, {other}');
	});

	test('dates, numbers and counts are written as in the language', () => {
		const written = () => [
			formatInstant('2026-08-20T03:02:00Z', 'full'),
			formatCount(41_000, 'incident'),
			formatCount(1, 'incident'),
			monthName('2026-05'),
		];
		expect(written()).toEqual(['Thu 20 Aug 2026, 03:02 UTC', '41,000 incidents', '1 incident', 'May 2026']);
		useLanguage('id');
		expect(written()).toEqual(['Kam 20 Agu 2026, 03:02 UTC', '41.000 insiden', '1 insiden', 'Mei 2026']);
	});
});
