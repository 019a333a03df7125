import type { PagerLink } from '../../core/records/schedule.ts';
import type { Team } from '../../core/records/team.ts';
import type { PagerAnswer, PagerSchedules } from '../../ports/pager-schedules.ts';

/** Who is who at a pager, asked once a run. */
export interface PagerPeople {
	/** Id of a person there; undefined where the pager has nobody with the id or the mail address of teams/. */
	userOf(handle: string): Promise<PagerAnswer<string | undefined>>;
	/** Handle of a user there; undefined where teams/ has nobody with the id or the mail address. */
	handleOf(user: string): Promise<PagerAnswer<string | undefined>>;
}

type System = PagerLink['system'];

/** The ids that `teams/` has of people at pagers. */
const ID_OF: Readonly<Record<System, (member: Team['members'][number]) => string | undefined>> = {
	pagerduty: (member) => member.pagerduty,
	zenduty: () => undefined,
};

/** People are matched by the id in `teams/`, else by mail address; never by name. */
export function createPagerPeople(
	teams: ReadonlyMap<string, Team>,
	system: System,
	pager: PagerSchedules,
): PagerPeople {
	const idOf = ID_OF[system];
	const members = [...teams.values()].flatMap((team) => team.members);
	const remember = (ask: (name: string) => Promise<PagerAnswer<string | undefined>>) => {
		const known = new Map<string, Promise<PagerAnswer<string | undefined>>>();
		return (name: string) => {
			const answer = known.get(name) ?? ask(name);
			known.set(name, answer);
			return answer;
		};
	};
	return {
		userOf: remember(async (handle) => {
			const own = members.filter((member) => member.handle === handle);
			const value = own.map(idOf).find((id) => id !== undefined);
			const mail = own.find((member) => member.mail !== undefined)?.mail;
			return value !== undefined || mail === undefined ? { state: 'done', value } : pager.findUser(mail);
		}),
		handleOf: remember(async (user) => {
			const value = members.find((member) => idOf(member) === user)?.handle;
			if (value !== undefined) return { state: 'done', value };
			const asked = await pager.mailOf(user);
			if (asked.state === 'failed' || asked.value === undefined) return asked;
			const mail = asked.value.toLowerCase();
			return { state: 'done', value: members.find((member) => member.mail?.toLowerCase() === mail)?.handle };
		}),
	};
}
