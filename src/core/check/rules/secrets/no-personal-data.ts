import { type Finding, recordRule } from '../../rule.ts';
import { matchesPattern } from '../../secrets/matches-pattern.ts';

export const noPersonalData = recordRule({
	id: 'secrets/no-personal-data',
	kinds: ['incident', 'timeline', 'postmortem', 'runbook', 'guide', 'handover'],
	severity: 'error',
	summary: 'No record holds personal data that policies/checks.yaml describes.',
	why: 'An incident tells what happened to customers, never who they are. Write how many instead. What counts as personal data is policy: `personal_data` in policies/checks.yaml lists patterns, and words that are allowed.',
	*check({ text }, { records }): Iterable<Finding> {
		const patterns = records.policy('checks')?.personal_data ?? [];
		if (patterns.length === 0) return;
		for (const [word, start] of wordsOf(text)) {
			const hit = patterns.find(({ pattern }) => matchesPattern(pattern, word));
			if (!hit || hit.allow?.some((allowed) => matchesPattern(allowed, word))) continue;
			yield {
				at: { text: [start, start + word.length] },
				message: `Unexpected ${hit.name}, expected no personal data (pattern ${hit.id})`,
				help: 'Say how many it concerned, or describe the case without the person.',
			};
		}
	},
});

/** What stands between spaces, without the signs around it that belong to the sentence. */
function* wordsOf(text: string): Iterable<readonly [word: string, start: number]> {
	for (const { 0: run, index } of text.matchAll(/\S+/g)) {
		const lead = /^[("'<[`*_]*/.exec(run)![0].length;
		const word = run.slice(lead).replace(/[)"'>\]`*_.,;:!?]+$/, '');
		if (word !== '') yield [word, index + lead];
	}
}
