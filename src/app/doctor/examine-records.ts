import type { DoctorFinding } from '../../core/doctor/finding.ts';
import { findHoles, rolesPagedFirst } from '../../core/oncall/coverage.ts';
import { scheduleOfService } from '../../core/oncall/find-schedules.ts';
import { isTimeZone } from '../../core/oncall/is-time-zone.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

/** The company that the repository shows before `init`. */
export const EXAMPLE_ORGANISATION = 'Rambaya';

const AHEAD_DAYS = 14;
const DAY = 86_400_000;

/** What in the records keeps alerts from reaching people: what they lead to and nobody stands behind. */
export function examineRecords(catalogue: Catalogue, now: string): readonly DoctorFinding[] {
	return [
		...examineSite(catalogue),
		...examineTeams(catalogue),
		...examineSchedules(catalogue, now),
		...examineServices(catalogue),
		...examineRoutes(catalogue),
		...(catalogue.problems.length > 0
			? [
					finding(
						'problems',
						`Unexpected records that cannot be read: ${catalogue.problems.length}, expected none`,
						'npm run tocsin -- check names them',
					),
				]
			: []),
	];
}

/** Sources that may send and never did; `seen` are those of the archive. */
export function examineSources(allowed: readonly string[], seen: ReadonlySet<string>): readonly DoctorFinding[] {
	if (seen.size === 0) {
		const help = 'Send one as docs/quick-start.md shows; a test alert of the monitoring tool is best';
		return [finding('no-alert', 'No alert was ever taken in', help)];
	}
	return allowed
		.filter((source) => !seen.has(source))
		.map((source) =>
			finding(
				'silent-source',
				`${source} may send alerts and never did`,
				`Send a test alert (docs/sources/${source}.md), or take its variable away`,
			),
		);
}

function examineSite({ policies: { site } }: Catalogue): readonly DoctorFinding[] {
	if (!site) return [finding('site', 'There is no policies/site.yaml', 'npm run tocsin -- init writes it')];
	if (site.organisation === EXAMPLE_ORGANISATION)
		return [
			finding('example', 'These are the records of the example', 'npm run tocsin -- init replaces them by your own'),
		];
	const isFilling = (text: string | undefined) => text === undefined || /\bexample(?:-org)?\b/.test(text);
	return [
		...(site.organisation === 'Our company'
			? [finding('organisation', 'organisation in policies/site.yaml is "Our company"', 'Write your own name')]
			: []),
		...(isFilling(site.repository)
			? [
					finding(
						'repository',
						'repository in policies/site.yaml is not yours',
						'Write https://github.com/OWNER/NAME; links to edit need it',
					),
				]
			: []),
		...(isFilling(site.url)
			? [
					finding(
						'url',
						'url in policies/site.yaml is not yours',
						'Write the address of the site; mails and feeds link to it',
					),
				]
			: []),
	];
}

function examineTeams({ teams }: Catalogue): readonly DoctorFinding[] {
	return [...teams].flatMap(([slug, { members }]) =>
		members.some(({ handle }) => handle === '@me')
			? [
					finding(
						'placeholder',
						`@me is a member in teams/${slug}.yaml`,
						'Write the GitHub handle of a person there and in its schedule',
					),
				]
			: [],
	);
}

function examineSchedules({ schedules, teams }: Catalogue, now: string): readonly DoctorFinding[] {
	const people = new Set([...teams.values()].flatMap(({ members }) => members.map(({ handle }) => handle)));
	const span = { start: toEpochMs(now), end: toEpochMs(now) + AHEAD_DAYS * DAY };
	return [...schedules].flatMap(([slug, schedule]) => {
		const file = `schedules/${slug}.yaml`;
		const named = schedule.layers.flatMap(({ rotation }) =>
			rotation.members.map((one) => (typeof one === 'string' ? one : one.member)),
		);
		const strangers = [...new Set(named.filter((handle) => !people.has(handle)))];
		const holes = isTimeZone(schedule.time_zone)
			? rolesPagedFirst(schedule).flatMap((role) => findHoles(schedule, role, span).map((hole) => ({ role, hole })))
			: [];
		const [first] = holes;
		return [
			...(strangers.length > 0
				? [
						finding(
							'stranger',
							`${strangers.join(', ')} in ${file} is in no team`,
							'Add them to a team in teams/, or take them out',
						),
					]
				: []),
			...(first
				? [
						finding(
							'gap',
							`Nobody is ${first.role} in ${file} from ${fromEpochMs(first.hole.start)} on, within the next ${AHEAD_DAYS} days`,
							'Add a layer or an override; npm run tocsin -- oncall shows who has which hours',
						),
					]
				: []),
			...(schedule.escalation === undefined && schedule.escalations === undefined
				? [
						finding(
							'escalation',
							`${file} has no escalation, so nobody is paged`,
							'Add escalation with steps (docs/oncall.md)',
						),
					]
				: []),
		];
	});
}

function examineServices({ services, teams, schedules, runbooks }: Catalogue): readonly DoctorFinding[] {
	if (services.size === 0)
		return [finding('services', 'There is no service', 'Write one in services/; alerts find nobody without it')];
	const covered = new Set([...runbooks.values()].flatMap(({ facts }) => facts.services));
	const isForAll = [...runbooks.values()].some(({ facts }) => facts.services.length === 0);
	return [...services].flatMap(([slug, service]) => {
		const file = `services/${slug}.yaml`;
		return [
			...(teams.has(service.owner)
				? []
				: [
						finding(
							'owner',
							`${file} belongs to "${service.owner}", which is no team`,
							`Correct owner, or add teams/${service.owner}.yaml`,
						),
					]),
			...(scheduleOfService(schedules, service)
				? []
				: [
						finding(
							'on-call',
							`Nobody is on call for ${file}`,
							`Add schedules/${service.owner}.yaml, or name a schedule in the service`,
						),
					]),
			...(covered.has(slug) || isForAll
				? []
				: [finding('runbook', `No runbook is for ${file}`, 'Write one in runbooks/, and name the service in it')]),
		];
	});
}

function examineRoutes({ policies: { notify }, teams, services }: Catalogue): readonly DoctorFinding[] {
	if (!notify || notify.routes.length === 0)
		return [
			finding(
				'routes',
				'policies/notify.yaml has no route, so nobody hears of an incident',
				'Add one with mail or chat (docs/reconcile.md)',
			),
		];
	const hasMail = [...teams.values()].some((team) => team.mail ?? team.members.some(({ mail }) => mail));
	const hasStakeholders = [...services.values()].some(({ stakeholders = [] }) => stakeholders.length > 0);
	const reaches = (word: string) =>
		word.includes('@') || (word === 'stakeholders' ? hasStakeholders && hasMail : hasMail);
	return notify.routes
		.filter(({ mail = [], chat = [] }) => chat.length === 0 && !mail.some(reaches))
		.map(({ id }) =>
			finding(
				'route',
				`The route "${id}" of policies/notify.yaml reaches nobody`,
				'Give the team, or its members, a mail in teams/; or name an address or a channel in the route',
			),
		);
}

function finding(what: string, message: string, help: string): DoctorFinding {
	return { id: `records/${what}`, message, help };
}
