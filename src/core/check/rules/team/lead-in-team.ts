import { type Finding, recordRule } from '../../rule.ts';

export const leadInTeam = recordRule({
	id: 'team/lead-in-team',
	kinds: ['team'],
	severity: 'error',
	summary: 'The lead of a team is one of its members.',
	why: 'The last step of an escalation pages the lead, by the address that the list of members has.',
	*check({ value: { lead, members } }): Iterable<Finding> {
		if (members.some(({ handle }) => handle === lead)) return;
		yield {
			at: { key: ['lead'] },
			message: `Unexpected lead "${lead}", expected one of the members`,
			actual: lead,
			expected: members.map(({ handle }) => handle),
			help: `Name one of ${members.map(({ handle }) => handle).join(', ')}, or add the lead to the members.`,
		};
	},
});
