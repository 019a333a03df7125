/**
 * `npm run stories`: plays the labelled stories and prints how well triage told them, one line a story and the tables.
 * `--story slug` shows one: what happened, what was expected, what came out. `--category cascade` plays some.
 */
import { parseArgs } from 'node:util';
import { closestWord } from '../../src/core/diagnostics/closest-word.ts';
import { printSection } from '../report.ts';
import { pipeline } from './contenders.ts';
import { describeStory, explainStory } from './explain-story.ts';
import { measureTriage, reportTriage } from './measure-triage.ts';
import { readPolicy, readStories } from './read-stories.ts';
import { scoreStory } from './score/score-story.ts';
import { CATEGORIES } from './story.ts';

const { values } = parseArgs({ options: { story: { type: 'string' }, category: { type: 'string' } } });
const stories = readStories();

function refuse(option: string, value: string, known: readonly string[]): never {
	const near = closestWord(value, known);
	console.error(`Unexpected ${option} "${value}", expected ${near ? `"${near}"` : `one of ${known.join(', ')}`}`);
	process.exit(2);
}

const { story: slug, category } = values;
if (slug !== undefined && !stories.some((story) => story.slug === slug)) {
	refuse(
		'story',
		slug,
		stories.map((story) => story.slug),
	);
}
if (category !== undefined && !CATEGORIES.some((known) => known === category)) refuse('category', category, CATEGORIES);

const { play } = pipeline(readPolicy());
const wanted = stories.filter(
	(story) => (slug ?? story.slug) === story.slug && (category ?? story.category) === story.category,
);
for (const story of wanted) {
	const outcome = await play(story);
	const score = scoreStory(story, outcome);
	console.log(slug === undefined ? describeStory(story, score) : explainStory(story, outcome, score));
}
if (wanted.length === stories.length)
	console.log(`\n${printSection(measureTriage.title, await reportTriage(stories))}`);
