import { referenceRule } from '../../references/reference-rule.ts';

export const knownTeam = referenceRule('team', {
	id: 'references/known-team',
	summary: 'Every team that a record names is in teams/.',
	why: 'A team that is not there gets no page and no mail. A team that was dissolved keeps its file, because its incidents still name it.',
});
