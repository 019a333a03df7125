import type { TriagePolicy } from '../../src/core/records/policies/triage.ts';
import type { Outcome } from './outcome.ts';
import { playStory } from './play-story.ts';
import { playRival, type Rival } from './rivals/rival.ts';
import { application, everyAlert, sameService, timeWindow, WINDOWS, type Window } from './rivals/rivals.ts';
import { type StoryScore, scoreStory } from './score/score-story.ts';
import { type Scores, summarise } from './score/summarise.ts';
import type { Story } from './story.ts';

/** Somebody who puts the alerts of a story together, and how well it went. */
export interface Contender {
	readonly name: string;
	readonly play: (story: Story) => Promise<Outcome>;
}

/** Tocsin under a policy. */
export function pipeline(policy: TriagePolicy): Contender {
	return { name: 'Tocsin', play: (story) => playStory(story, policy) };
}

/** The rivals, those with a window with the one that suits them best on these very stories. */
export async function rivals(stories: readonly Story[]): Promise<readonly Contender[]> {
	const best = async (make: (window: Window) => Rival) => {
		const tried = WINDOWS.map(async (window) => {
			const contender = contenderOf(make(window));
			return { contender, f1: (await scoreAll(contender, stories)).measures.outages.macro.f1 };
		});
		return (await Promise.all(tried)).reduce((a, b) => (b.f1 > a.f1 ? b : a)).contender;
	};
	return [contenderOf(everyAlert), contenderOf(sameService), await best(timeWindow), await best(application)];
}

/** How well a contender tells all stories. */
export async function scoreAll({ play }: Contender, stories: readonly Story[]): Promise<Scores> {
	const scores: StoryScore[] = [];
	for (const story of stories) scores.push(scoreStory(story, await play(story)));
	return summarise(scores);
}

function contenderOf(rival: Rival): Contender {
	return { name: rival.name, play: async (story) => playRival(rival, story) };
}
