import type { Table } from '../section.ts';
import { type Contender, scoreAll } from './contenders.ts';
import type { Rates } from './score/counts.ts';
import type { Measure } from './score/score-story.ts';
import type { Scores } from './score/summarise.ts';
import { CATEGORIES, type Story } from './story.ts';

/** What the tables call each measure. */
export const TITLES: Readonly<Record<Measure, string>> = {
	grouping: 'one problem',
	outages: 'one outage',
	roots: 'root',
	upstream: 'any true cause',
	duplicates: 'duplicate',
	recurrences: 'recurrence',
	muting: 'muted',
};

const COMPARED: readonly Measure[] = ['grouping', 'outages', 'roots', 'upstream', 'duplicates'];

type Played = readonly (readonly [Contender, Scores])[];

/** What each contender's users would have noticed: whether the root was named, and who was called. */
export function pagesTable(first: string, played: Played): Table {
	return {
		columns: [first, 'roots named', 'pages', 'pages wanted', 'outages nobody heard of'],
		rows: played.map(([{ name }, { rootsNamed, pages }]) => [
			name,
			`${rootsNamed.right} of ${rootsNamed.of}`,
			...[pages.sent, pages.wanted, pages.missed].map(String),
		]),
	};
}

/** F1 with precision and recall, every story the same. */
export function meanTable(first: string, played: Played): Table {
	const wanted = (measure: Measure) => played[0]![1].measures[measure].wantedIn;
	return {
		columns: [first, ...COMPARED.map((measure) => `${TITLES[measure]}, n = ${wanted(measure)}`)],
		rows: played.map(([{ name }, { measures }]) => [
			name,
			...COMPARED.map((measure) => {
				const { macro } = measures[measure];
				return `${printF1(macro)} (${macro.precision.toFixed(2)}, ${macro.recall.toFixed(2)})`;
			}),
		]),
	};
}

/** F1 of all claims together, with what was right of what was claimed and found of what was wanted. */
export function countsTable(first: string, played: Played): Table {
	return {
		columns: [first, ...COMPARED.map((measure) => TITLES[measure])],
		rows: played.map(([{ name }, { measures }]) => [
			name,
			...COMPARED.map((measure) => {
				const { micro, counts } = measures[measure];
				return `${printF1(micro)} (${counts.right}/${counts.claimed}, ${counts.found}/${counts.wanted})`;
			}),
		]),
	};
}

/** The outages of each category: who put together what belongs together. */
export async function categoryTable(contenders: readonly Contender[], stories: readonly Story[]): Promise<Table> {
	const rows = CATEGORIES.map(async (category) => {
		const own = stories.filter((story) => story.category === category);
		const scores = await Promise.all(contenders.map((contender) => scoreAll(contender, own)));
		const { rootsNamed, pages } = scores[0]!;
		return [
			category,
			String(own.length),
			...scores.map(({ measures }) => printF1(measures.outages.macro)),
			rootsNamed.of === 0 ? '' : `${rootsNamed.right} of ${rootsNamed.of}`,
			`${pages.sent} of ${pages.wanted}`,
		];
	});
	const names = contenders.map(({ name }) => name);
	return {
		columns: ['one outage, by category', 'stories', ...names, 'roots named', 'pages of those wanted'],
		rows: await Promise.all(rows),
	};
}

/** Scores of variants of one contender, as differences to the first. */
export function variantTable(first: string, variants: readonly (readonly [string, Scores])[]): Table {
	const shown: readonly Measure[] = ['grouping', 'outages', 'roots', 'duplicates', 'recurrences', 'muting'];
	const [, base] = variants[0]!;
	return {
		columns: [first, ...shown.map((measure) => TITLES[measure]), 'roots named', 'pages', 'nobody heard of'],
		rows: variants.map(([name, scores]) => [
			name,
			...shown.map((measure) => {
				const [own, all] = [scores, base].map(({ measures }) => measures[measure].macro.f1) as [number, number];
				return scores === base ? own.toFixed(2) : printDelta(own - all, 2);
			}),
			...[
				[scores.rootsNamed.right, base.rootsNamed.right],
				[scores.pages.sent, base.pages.sent],
				[scores.pages.missed, base.pages.missed],
			].map(([own, all]) => (scores === base ? String(own) : printDelta(own! - all!, 0))),
		]),
	};
}

function printF1({ f1 }: Rates): string {
	return f1.toFixed(2);
}

/** A difference with its sign; empty where there is none to be seen. */
function printDelta(value: number, digits: number): string {
	const text = Math.abs(value).toFixed(digits);
	return Number(text) === 0 ? '' : `${value < 0 ? '−' : '+'}${text}`;
}
