/** Paths of all pages of the site, below its base path; the one place that knows them. */
export interface Links {
	readonly home: string;
	readonly incidents: string;
	readonly postmortems: string;
	readonly runbooks: string;
	readonly services: string;
	readonly teams: string;
	readonly onCall: string;
	readonly about: string;
	/** Any file or page by its path without a leading slash. */
	readonly to: (path: string) => string;
	readonly incident: (id: string) => string;
	/** The catalogue, filtered: `{service: 'checkout-api'}`. */
	readonly incidentsWhere: (filter: Readonly<Record<string, string>>) => string;
	/** `2026-11`, or `undated`. */
	readonly month: (month: string) => string;
	readonly postmortem: (id: string) => string;
	/** Page of the list of postmortems, from 2. */
	readonly postmortemsPage: (page: number) => string;
	readonly runbook: (slug: string) => string;
	readonly service: (slug: string) => string;
	readonly team: (slug: string) => string;
	/** A picture that people attached to an incident. */
	readonly attachment: (id: string, name: string) => string;
}

/** Links below a base path such as `/` or `/incidents/`; pages carry no extension and no trailing slash. */
export function createLinks(base: string): Links {
	const root = `/${base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
	const to = (path: string) => `${root}${path}`;
	const below = (folder: string) => (name: string) => to(`${folder}/${encodeURIComponent(name)}`);
	return {
		home: root,
		incidents: to('incidents'),
		postmortems: to('postmortems'),
		runbooks: to('runbooks'),
		services: to('services'),
		teams: to('teams'),
		onCall: to('oncall'),
		about: to('about'),
		to,
		incident: below('incidents'),
		incidentsWhere: (filter) => `${to('incidents')}?${new URLSearchParams(filter)}`,
		month: below('incidents/month'),
		postmortem: below('postmortems'),
		postmortemsPage: (page) => to(`postmortems/page/${page}`),
		runbook: below('runbooks'),
		service: below('services'),
		team: below('teams'),
		attachment: (id, name) => to(`files/${encodeURIComponent(id)}/${encodeURIComponent(name)}`),
	};
}
