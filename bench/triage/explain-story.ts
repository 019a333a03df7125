import type { Outcome, OutcomeIncident } from './outcome.ts';
import { ratesOf } from './score/counts.ts';
import { MEASURES, type StoryScore } from './score/score-story.ts';
import type { Story } from './story.ts';

/** A story for whoever looks at a failure: what happened, alert by alert, what was expected, what came out, the score. */
export function explainStory(story: Story, outcome: Outcome, score: StoryScore): string {
	return [
		`${story.category}/${story.slug}: ${story.title}`,
		story.happened,
		`\nTimeline\n${timelineOf(story)}`,
		`\nExpected\n${expectedOf(story)}`,
		`\nGot\n${gotOf(outcome)}`,
		`\nScore\n${describeScore(score)}`,
	].join('\n');
}

/** One line a story: whatever is not right. */
export function describeStory({ category, slug }: Story, score: StoryScore): string {
	const wrong = MEASURES.filter((measure) => isFlawed(score, measure));
	const told = wrong.map((measure) => `${measure} ${ratesOf(score.counts[measure]).f1.toFixed(2)}`);
	const { sent, wanted, missed } = score.pages;
	const pages =
		sent === wanted && missed === 0 ? '' : `, pages ${sent} of ${wanted}${missed ? `, ${missed} missed` : ''}`;
	return `${told.length === 0 ? 'ok   ' : 'wrong'} ${category}/${slug}${told.length ? `: ${told.join(', ')}` : ''}${pages}`;
}

function isFlawed({ counts }: StoryScore, measure: keyof StoryScore['counts']): boolean {
	const { right, claimed, found, wanted } = counts[measure];
	return right < claimed || found < wanted;
}

function timelineOf({ events }: Story): string {
	return events
		.map(({ at, received, type, firing, alert }) => {
			const late = Date.parse(received) - Date.parse(at) > 60_000 ? ` (arrives ${received.slice(11, 19)})` : '';
			const told = [alert.service, alert.name, `"${alert.title}"`, alert.monitor].filter(Boolean).join(' ');
			const about = type === 'fire' ? ` ${told}` : '';
			return `  ${at.slice(5, 10)} ${at.slice(11, 19)} ${type.padEnd(7)} ${firing}${about}${late}`;
		})
		.join('\n');
}

function expectedOf({ problems, muted }: Story): string {
	const lines = [...problems.values()].map(({ id, service, firings, ...links }) => {
		const { becauseOf, duplicateOf, recurrenceOf, togetherWith } = links;
		return [
			`  ${id} at ${service}: ${firings.join(' ')}`,
			becauseOf && `because of ${becauseOf}`,
			duplicateOf && `duplicate of ${duplicateOf}`,
			recurrenceOf && `recurrence of ${recurrenceOf}`,
			togetherWith && `one outage with ${togetherWith}`,
		]
			.filter(Boolean)
			.join(', ');
	});
	return [...lines, ...(muted.size > 0 ? [`  muted: ${[...muted].join(' ')}`] : [])].join('\n');
}

function gotOf({ incidents, muted }: Outcome): string {
	const name = (ids: readonly string[], words: string) => (ids.length > 0 ? `, ${words} ${ids.join(' ')}` : '');
	const lines = incidents.map(
		({ id, service, firings, causedBy, duplicateOf, recurrenceOf, isPage }: OutcomeIncident) =>
			`  ${id} at ${service}: ${firings.join(' ')}${name(causedBy, 'caused by')}${name(duplicateOf, 'duplicate of')}${name(recurrenceOf, 'recurrence of')}${isPage ? ', paged' : ''}`,
	);
	return [...lines, ...(muted.size > 0 ? [`  muted: ${[...muted].join(' ')}`] : [])].join('\n');
}

function describeScore({ counts, rootsNamed, pages }: StoryScore): string {
	const lines = MEASURES.filter((measure) => counts[measure].claimed + counts[measure].wanted > 0).map((measure) => {
		const { right, claimed, found, wanted } = counts[measure];
		return `  ${measure}: ${right} of ${claimed} claimed are right, ${found} of ${wanted} wanted were found`;
	});
	const roots = rootsNamed.of > 0 ? [`  roots named: ${rootsNamed.right} of ${rootsNamed.of}`] : [];
	return [...lines, ...roots, `  pages: ${pages.sent} for ${pages.wanted} outages, ${pages.missed} missed`].join('\n');
}
