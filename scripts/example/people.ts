import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { onCallAt } from '../../src/core/oncall/on-call-at.ts';
import type { Team } from '../../src/core/records/team.ts';

/** Machines and groups that stories name beside people. */
const OTHERS = ['deploy-bot', 'customer-care', 'partner', 'pager', 'log'];

/** Who is meant by a word of a story, given the owning team and the moment of detection. */
export interface People {
	/** `on-call`, `secondary`, `lead`, `dba`, `platform/on-call`, `@rina` or the name of a machine. */
	readonly find: (word: string) => string;
	/** The member of any team with this handle. */
	readonly member: (handle: string) => Team['members'][number] | undefined;
}

/** The people of a catalogue as they were on duty at one moment. */
export function peopleAt(catalogue: Catalogue, team: string, at: string): People {
	const duty = (of: string, role: string): string => {
		const schedule = catalogue.schedules.get(of);
		const shift = schedule && onCallAt(schedule, at).find((candidate) => candidate.role === role);
		if (!shift) throw new Error(`Nobody is ${role} of ${of} at ${at}`);
		return shift.member;
	};
	const find = (word: string): string => {
		if (OTHERS.includes(word)) return word;
		if (word.startsWith('@')) return known(catalogue, word).handle;
		if (word === 'lead') return catalogue.teams.get(team)!.lead;
		if (word === 'dba') return duty('data', 'dba');
		if (word === 'on-call') return duty(team, 'primary');
		if (word === 'secondary') return duty(team, 'secondary');
		const [other, role] = word.split('/');
		if (other && role === 'on-call') return duty(other, 'primary');
		throw new Error(`Unexpected person "${word}"`);
	};
	return { find, member: (handle) => memberOf(catalogue, handle) };
}

function memberOf({ teams }: Catalogue, handle: string): Team['members'][number] | undefined {
	return [...teams.values()].flatMap(({ members }) => members).find((member) => member.handle === handle);
}

function known(catalogue: Catalogue, handle: string): Team['members'][number] {
	const member = memberOf(catalogue, handle);
	if (!member) throw new Error(`Nobody has the handle ${handle}`);
	return member;
}
