import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findBlame } from '../../text/find-blame.ts';
import { findNames, indexNames } from '../../text/find-names.ts';
import { maskProse } from '../../text/mask-prose.ts';

const CORPUS = readFileSync(new URL('corpus.txt', import.meta.url), 'utf8');

const PEOPLE = [...CORPUS.matchAll(/(?:PEOPLE:|,|^#) ([\p{L} -]+?) (@[\w-]+)/gmu)].map(([, name, handle]) => ({
	name: name!,
	handle: handle!,
}));

const SENTENCES = [...CORPUS.matchAll(/^(name|blame|ok): (.+)$/gm)].map(([, label, text]) => ({ label, text: text! }));

const INDEX = indexNames(PEOPLE);

interface Score {
	readonly precision: number;
	readonly recall: number;
	readonly wrong: readonly string[];
}

/** Of all sentences that were flagged, and of all that should be. A sentence of the other label is not counted as wrong. */
function scoreOf(label: 'name' | 'blame', isFlagged: (prose: string) => boolean): Score {
	const judged = SENTENCES.filter((sentence) => sentence.label === label || sentence.label === 'ok').map(
		(sentence) => ({
			...sentence,
			isRight: sentence.label === label,
			isFlagged: isFlagged(maskProse(sentence.text)),
		}),
	);
	const flagged = judged.filter((sentence) => sentence.isFlagged);
	const right = judged.filter((sentence) => sentence.isRight);
	const both = flagged.filter((sentence) => sentence.isRight).length;
	return {
		precision: both / flagged.length,
		recall: both / right.length,
		wrong: judged
			.filter((sentence) => sentence.isRight !== sentence.isFlagged)
			.map((sentence) => `${sentence.isFlagged ? 'flagged' : 'missed'}: ${sentence.text}`),
	};
}

describe('the blameless rules on the corpus', () => {
	test('which is large enough to mean something', () => {
		const count = (label: string): number => SENTENCES.filter((sentence) => sentence.label === label).length;
		expect(PEOPLE).toHaveLength(20);
		expect([count('name') >= 80, count('blame') >= 90, count('ok') >= 130]).toEqual([true, true, true]);
		expect(new Set(SENTENCES.map(({ text }) => text)).size).toBe(SENTENCES.length);
	});

	test.each([
		['name', (prose: string) => findNames(prose, INDEX).length > 0],
		['blame', (prose: string) => findBlame(prose).length > 0],
	] as const)('%s', (label, isFlagged) => {
		const { precision, recall, wrong } = scoreOf(label, isFlagged);
		const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
		console.log(`${label}: precision ${percent(precision)}, recall ${percent(recall)}\n${wrong.join('\n')}`);
		expect(precision).toBeGreaterThanOrEqual(0.98);
		expect(recall).toBeGreaterThanOrEqual(0.97);
	});
});
