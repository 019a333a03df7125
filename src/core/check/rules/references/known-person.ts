import { referenceRule } from '../../references/reference-rule.ts';

export const knownPerson = referenceRule('person', {
	id: 'references/known-person',
	summary: 'Every person that a record names is in teams/.',
	why: 'Pages, reviews and reminders go to the people named in records. People who left stay in their team with `until`, so that old records keep their meaning.',
});
