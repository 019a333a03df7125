import type { Section, SectionReport } from '../section.ts';
import { type Contender, pipeline, rivals, scoreAll } from './contenders.ts';
import { readPolicy, readStories } from './read-stories.ts';
import { categoryTable, countsTable, meanTable, pagesTable, variantTable } from './score-tables.ts';
import type { Story } from './story.ts';
import { twoAtOnce } from './two-at-once.ts';
import { TIMES, type Variant, WITHOUT } from './variants.ts';

/** Triage: how well it tells labelled stories, against naive rivals, and what each of its rules bought. */
export const measureTriage: Section = {
	id: 'triage',
	title: 'Quality of triage',
	run: ({ isSmall, say }) =>
		reportTriage(isSmall ? readStories().filter((_, index) => index % 4 === 0) : readStories(), say),
};

/** All tables about some stories. */
export async function reportTriage(
	stories: readonly Story[],
	say: (text: string) => void = () => {},
): Promise<SectionReport> {
	const policy = readPolicy();
	const tocsin = pipeline(policy);
	say('each story by itself');
	const contenders = [tocsin, ...(await rivals(stories))];
	const alone = await scoreEach(contenders, stories);
	say('two stories at once');
	const pairs = twoAtOnce(stories);
	const together = await scoreEach([tocsin, ...(await rivals(pairs))], pairs);
	say('without each rule');
	const variantScores = async (variants: readonly Variant[]) => {
		const base = ['all rules', alone[0]![1]] as const;
		const scores = [];
		for (const { name, change } of variants)
			scores.push([name, await scoreAll(pipeline(change(policy)), stories)] as const);
		return [base, ...scores];
	};
	return {
		tables: [
			pagesTable('each story by itself', alone),
			meanTable('mean over stories', alone),
			countsTable('all claims together', alone),
			pagesTable('two stories at once', together),
			meanTable('mean over pairs', together),
			await categoryTable(contenders, stories),
			variantTable('what each rule bought', await variantScores(WITHOUT)),
			variantTable('cascade times', await variantScores(TIMES)),
		],
		notes: notesOn(stories, pairs),
	};
}

async function scoreEach(contenders: readonly Contender[], stories: readonly Story[]) {
	const scored = [];
	for (const contender of contenders) scored.push([contender, await scoreAll(contender, stories)] as const);
	return scored;
}

function notesOn(stories: readonly Story[], pairs: readonly Story[]): readonly string[] {
	const firings = stories.reduce((sum, { problems, muted }) => {
		return sum + muted.size + [...problems.values()].reduce((count, problem) => count + problem.firings.length, 0);
	}, 0);
	const problems = stories.reduce((sum, story) => sum + story.problems.size, 0);
	return [
		`${stories.length} labelled stories with ${firings} firings of ${problems} problems, and ${pairs.length} pairs of them in the same hour; \`bench/triage/README.md\` says how they are labelled and every measure defined. F1, with precision and recall in brackets, or right of claimed and found of wanted; n is the stories in which something was wanted. Stories, labels and the numbers of \`policy.yaml\` were set by hand before the first run; afterwards came two more stories and the cascade’s list of effects, and no label was changed. Some stories are such that no rule can be right.`,
		'“One problem”: pairs of firings in one incident. “One outage”: pairs of firings in incidents that causes and duplicates join. “Root”: an incident said to have a cause, and where the named causes end. “Roots named”: outages whose root most of their consequences name. “Outages nobody heard of”: swallowed by another outage’s page, the dangerous mistake.',
		'Rivals read the same catalogue and the same names, in order of time without delays. Their windows are, of ten between a minute and a day, the ones that put outages together best on these very stories; alone, a story has nothing else in its hour, so that a wide window cannot go wrong. A group of several services is read as a cascade from the service that fired first.',
		'“What each rule bought”: the pipeline with one rule off or cut down, as differences of mean F1 and of counts to the first row.',
	];
}
