import { msg } from '../../i18n/t.ts';
/** The dashboards, in the order of their tabs; `path` is below `/metrics`, `about` is one line for the overview and for search engines. */
export const DASHBOARDS = [
	{
		id: 'overview',
		title: msg('Overview'),
		path: '',
		about: msg('Where it hurts, whether it gets better, and how sure that is.'),
	},
	{
		id: 'times',
		title: msg('Times'),
		path: 'times',
		about: msg('To acknowledge and to resolve, week by week against the target in force.'),
	},
	{
		id: 'summary',
		title: msg('Incidents'),
		path: 'summary',
		about: msg('How many, how bad, of what kind, and who noticed.'),
	},
	{
		id: 'teams',
		title: msg('Teams'),
		path: 'teams',
		about: msg('Each team beside the others, and beside its own past.'),
	},
	{ id: 'impact', title: msg('Impact'), path: 'impact', about: msg('Users, orders, money and hours of people.') },
	{
		id: 'services',
		title: msg('Services'),
		path: 'services',
		about: msg('Which services hurt, how much, and what needs what.'),
	},
	{
		id: 'causes',
		title: msg('Causes'),
		path: 'causes',
		about: msg('What it comes from, across the whole organisation.'),
	},
	{
		id: 'recurring',
		title: msg('Recurring'),
		path: 'recurring',
		about: msg('What comes back, and what might have prevented it.'),
	},
	{
		id: 'actions',
		title: msg('Actions'),
		path: 'actions',
		about: msg('What was agreed, what is done and what is overdue.'),
	},
	{
		id: 'postmortems',
		title: msg('Postmortems'),
		path: 'postmortems',
		about: msg('Which are due, on time, and where their review stands.'),
	},
	{ id: 'noise', title: msg('Noise'), path: 'noise', about: msg('Which alerts are worth a page, and which are not.') },
	{
		id: 'on-call',
		title: msg('On call'),
		path: 'on-call',
		about: msg('What being on call asks of people, and how fairly.'),
	},
	{
		id: 'changes',
		title: msg('Changes'),
		path: 'changes',
		about: msg('Incidents by the change or feature that they came with.'),
	},
	{ id: 'explore', title: msg('Explore'), path: 'explore', about: msg('Any team, service, severity and period.') },
] as const;

export type DashboardId = (typeof DASHBOARDS)[number]['id'];
