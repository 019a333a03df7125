import { RECORD_FOLDERS } from '../../core/records/paths.ts';
import { slugify } from '../../core/records/slugify.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { FileChange } from '../../ports/repository.ts';
import type { InitAnswers } from './answers.ts';
import { starterGuide } from './starter-guide.ts';
import { STARTER_TRIAGE, starterRunbook } from './starter-texts.ts';

/** Policies of the example that hold for any organisation; the others are written anew. */
const KEPT = /^policies\/(?:severities|causes|postmortems|targets|checks|forms|gate)\.yaml$|^policies\/templates\//;

/** What the first team hears of by mail. */
const TEAM_EVENTS = ['triggered', 'severity-raised', 'resolved', 'closed', 'postmortem-due', 'action-overdue'] as const;

/** Folders stay in Git when they are empty. */
const EMPTY_FOLDERS = ['incidents', 'alerts', 'reports'];

/** The change set that turns the example into the repository of a new organisation: its records out, the first own ones in. */
export function planInit(answers: InitAnswers, existing: readonly string[], today: string): FileChange[] {
	const written = starterFiles(answers, today);
	const kept = new Set(written.map(({ path }) => path));
	const removed = existing
		.filter((path) => RECORD_FOLDERS.some((folder) => path.startsWith(`${folder}/`)))
		.filter((path) => !KEPT.test(path) && !kept.has(path))
		.map((path): FileChange => ({ path, content: null }));
	return [...removed, ...written];
}

function starterFiles(answers: InitAnswers, today: string): FileChange[] {
	const team = slugify(answers.team);
	const service = slugify(answers.service);
	return [
		{ path: 'policies/site.yaml', content: sitePolicy(answers) },
		{ path: 'policies/triage.yaml', content: STARTER_TRIAGE },
		{
			path: 'policies/products.yaml',
			content: printRecord('products', {
				schema: 1,
				products: [{ id: 'main', name: answers.organisation, daily_active_users: 0 }],
			}),
		},
		{
			path: 'policies/notify.yaml',
			content: printRecord('notify', {
				schema: 1,
				routes: answers.mail ? [{ id: 'team', events: [...TEAM_EVENTS], mail: ['team'] }] : [],
			}),
		},
		{ path: `teams/${team}.yaml`, content: teamFile(answers) },
		{ path: `schedules/${team}.yaml`, content: scheduleFile(answers, team, today) },
		{
			path: `services/${service}.yaml`,
			content: printRecord('service', {
				schema: 1,
				name: answers.service,
				owner: team,
				product: 'main',
				tier: 1,
				depends_on: [],
				alerts: [{ labels: { service } }, { integrations: [answers.service] }],
			}),
		},
		{ path: `runbooks/${service}-down.md`, content: starterRunbook({ service, name: answers.service, team, today }) },
		{ path: 'schedules/guide.md', content: starterGuide({ team, today }) },
		...EMPTY_FOLDERS.map((folder) => ({ path: `${folder}/.gitkeep`, content: '' })),
	];
}

function sitePolicy({ organisation, repository, timeZone }: InitAnswers): string {
	const [owner, name] = repository.split('/');
	return printRecord('site', {
		schema: 1,
		organisation,
		...(repository && {
			repository: `https://github.com/${repository}`,
			url: `https://${owner!.toLowerCase()}.github.io/${name}`,
		}),
		time_zone: timeZone,
		visibility: 'internal',
	});
}

function teamFile({ team, people, timeZone }: InitAnswers): string {
	const members = people.map(({ handle, mail }) => ({
		handle: `@${handle}`,
		name: handle,
		...(mail !== undefined && { mail }),
		time_zone: timeZone,
	}));
	return printRecord('team', { schema: 1, name: team, lead: members[0]!.handle, members });
}

function scheduleFile({ team: name, people, timeZone }: InitAnswers, team: string, today: string): string {
	const handles = people.map(({ handle }) => `@${handle}`);
	const rotation = { every: 'week' as const, start: today, handover: '09:00' };
	const shifted = [...handles.slice(1), ...handles.slice(0, 1)];
	return printRecord('schedule', {
		schema: 1,
		name,
		team,
		time_zone: timeZone,
		layers: [
			{ role: 'primary', rotation: { ...rotation, members: handles } },
			...(handles.length > 1 ? [{ role: 'secondary', rotation: { ...rotation, members: shifted } }] : []),
		],
		escalation: {
			steps: [
				{ after: '0m', notify: ['primary'] },
				{ after: '10m', notify: handles.length > 1 ? ['secondary'] : ['lead'] },
			],
			repeat: 2,
		},
	});
}
