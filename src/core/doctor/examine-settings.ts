import type { NotifyPolicy } from '../records/policies/notify.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { PagerLink, Schedule } from '../records/schedule.ts';
import type { DoctorFinding } from './finding.ts';

export interface SettingsInput {
	readonly policies: {
		readonly notify?: NotifyPolicy;
		readonly triage?: TriagePolicy;
		readonly postmortems?: PostmortemsPolicy;
	};
	readonly schedules: Iterable<Schedule>;
	/** Names of variables and secrets that are set, without their values. */
	readonly names: ReadonlySet<string>;
	/** Where they were looked for, in words. */
	readonly place: string;
}

/** One thing that records ask for: one of the names in `any` has to be set. */
interface Need {
	readonly id: string;
	readonly isAsked: boolean;
	readonly asks: string;
	readonly any: readonly string[];
	readonly help: string;
}

/** Which systems the policies and schedules need, and which variables of theirs are not set. */
export function examineSettings(input: SettingsInput): readonly DoctorFinding[] {
	return needsOf(input)
		.filter(({ isAsked, any }) => isAsked && !any.some((name) => input.names.has(name)))
		.map(({ id, asks, any, help }) => ({
			id: `settings/${id}`,
			message: `${asks}, and ${any.length > 1 ? `none of ${any.join(', ')} is` : `${any[0]} is not`} set ${input.place}`,
			help,
		}));
}

function needsOf({ policies, schedules }: SettingsInput): readonly Need[] {
	const routes = policies.notify?.routes ?? [];
	const all = [...schedules];
	const hasPager = (name: PagerLink['system']) =>
		all.some(({ pager = [] }) => pager.some(({ system }) => system === name));
	const hasMail = routes.some(({ mail = [] }) => mail.length > 0);
	return [
		{
			id: 'mail',
			isAsked: hasMail,
			asks: 'policies/notify.yaml has routes by mail',
			any: ['TOCSIN_SMTP_URL'],
			help: 'Set TOCSIN_SMTP_URL, TOCSIN_MAIL_FROM and the login (docs/reconcile.md), or take mail out of the routes',
		},
		{
			id: 'sender',
			isAsked: hasMail,
			asks: 'policies/notify.yaml has routes by mail',
			any: ['TOCSIN_MAIL_FROM'],
			help: 'Set TOCSIN_MAIL_FROM to the sender of mails, like Incidents <incidents@example.com>',
		},
		{
			id: 'pages',
			isAsked: all.some(({ escalation, escalations }) => escalation !== undefined || escalations !== undefined),
			asks: 'schedules/ have escalations, which page people',
			any: ['TOCSIN_SMTP_URL', 'TOCSIN_SLACK_USE'],
			help: 'Set up mail, or Slack with pages among TOCSIN_SLACK_USE (docs/oncall.md); until then nobody is woken',
		},
		{
			id: 'chat',
			isAsked: routes.some(({ chat = [] }) => chat.length > 0),
			asks: 'policies/notify.yaml has routes to channels',
			any: ['TOCSIN_SLACK_USE', 'TOCSIN_TEAMS_USE'],
			help: 'Set one of them to chat with its token (docs/chat.md), or take chat out of the routes',
		},
		{
			id: 'rooms',
			isAsked: policies.triage?.kinds.some(({ room }) => room) ?? false,
			asks: 'policies/triage.yaml gives incidents of some kinds a room',
			any: ['TOCSIN_GITHUB_USE', 'TOCSIN_SLACK_USE', 'TOCSIN_TEAMS_USE'],
			help: 'Set TOCSIN_GITHUB_USE to rooms,tickets,postmortems, which needs nothing else on GitHub',
		},
		{
			id: 'postmortems',
			isAsked: policies.postmortems !== undefined,
			asks: 'policies/postmortems.yaml asks for postmortems',
			any: ['TOCSIN_GITHUB_USE'],
			help: 'Set TOCSIN_GITHUB_USE to rooms,tickets,postmortems: drafts then come as pull requests',
		},
		{
			id: 'pagerduty',
			isAsked: policies.notify?.pagerduty !== undefined || hasPager('pagerduty'),
			asks: 'policies/notify.yaml or a schedule works with PagerDuty',
			any: ['TOCSIN_PAGERDUTY_TOKEN'],
			help: 'Set TOCSIN_PAGERDUTY_TOKEN and TOCSIN_PAGERDUTY_FROM (docs/reconcile.md), or take it out of the records',
		},
		{
			id: 'zenduty',
			isAsked: hasPager('zenduty'),
			asks: 'a schedule works with Zenduty',
			any: ['TOCSIN_ZENDUTY_TOKEN'],
			help: 'Set TOCSIN_ZENDUTY_TOKEN (docs/reconcile.md), or take it out of the schedule',
		},
	];
}
