import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TriageMatch } from '../../records/policies/triage.ts';
import { matchesGlob } from '../../triage/glob.ts';
import { globCovers } from './glob-covers.ts';
import { matchCovers } from './match-covers.ts';
import { splitMatch } from './split-match.ts';

const GLOB = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 5 });

/** All texts of three letters, up to a length that lets every star of a short glob stand for something of its own. */
const TEXTS = ((): readonly string[] => {
	let last = [''];
	const all = [''];
	for (let length = 1; length <= 6; length++) {
		last = last.flatMap((text) => ['a', 'b', 'c'].map((letter) => text + letter));
		all.push(...last);
	}
	return all;
})();

test('a glob covers another exactly when it matches all that the other matches', () => {
	fc.assert(
		fc.property(GLOB, GLOB, (wider, narrower) => {
			const isCovered = TEXTS.every((text) => !matchesGlob(narrower, text) || matchesGlob(wider, text));
			expect(globCovers(wider, narrower)).toBe(isCovered);
		}),
		{ numRuns: 200 },
	);
});

const LIST = fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 2 }), {
	nil: undefined,
});
const GLOBS = fc.option(fc.uniqueArray(fc.constantFrom('a*', '*', 'b', 'ab'), { minLength: 1, maxLength: 2 }), {
	nil: undefined,
});

const MATCH: fc.Arbitrary<TriageMatch> = fc
	.record({
		names: GLOBS,
		severities: GLOBS,
		sources: LIST,
		services: LIST,
		labels: fc.option(fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('*', 'a', 'a*')), { nil: undefined }),
	})
	.map((match) => Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined)));

interface Sample {
	readonly name: string;
	readonly severity: string;
	readonly source: string;
	readonly service: string;
	readonly labels: Readonly<Record<string, string>>;
}

const WORD = fc.constantFrom('a', 'b', 'ab', 'c');
const SAMPLE: fc.Arbitrary<Sample> = fc.record({
	name: WORD,
	severity: WORD,
	source: WORD,
	service: WORD,
	labels: fc.dictionary(fc.constantFrom('x', 'y'), WORD),
});

function meets({ names, severities, sources, services, labels }: TriageMatch, sample: Sample): boolean {
	return (
		(names?.some((glob) => matchesGlob(glob, sample.name)) ?? true) &&
		(severities?.some((glob) => matchesGlob(glob, sample.severity)) ?? true) &&
		(sources?.includes(sample.source) ?? true) &&
		(services?.includes(sample.service) ?? true) &&
		Object.entries(labels ?? {}).every(([label, glob]) => {
			const value = sample.labels[label];
			return value !== undefined && matchesGlob(glob, value);
		})
	);
}

test('what is covered is met, and the cases of a rule together are the rule', () => {
	fc.assert(
		fc.property(MATCH, MATCH, SAMPLE, (wider, narrower, sample) => {
			if (matchCovers(wider, narrower) && meets(narrower, sample)) expect(meets(wider, sample)).toBe(true);
			expect(splitMatch(narrower).some((single) => meets(single, sample))).toBe(meets(narrower, sample));
		}),
		{ numRuns: 500 },
	);
});

test('a rule covers itself, and one without conditions covers all', () => {
	fc.assert(
		fc.property(MATCH, (match) => {
			expect([matchCovers(match, match), matchCovers({}, match)]).toEqual([true, true]);
		}),
	);
});

test('too many cases are left whole', () => {
	const many = Array.from({ length: 40 }, (_, index) => `n${index}`);
	expect(splitMatch({ names: many, services: many })).toHaveLength(1);
});
