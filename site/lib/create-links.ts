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
	readonly reports: string;
	readonly features: string;
	/** How a rollout goes. */
	readonly feature: (slug: string) => string;
	/** A dashboard by its path below `/metrics`, the overview without one. */
	readonly metrics: (path?: string) => string;
	/** A table of figures as a file. */
	readonly dataset: (name: string, format: 'json' | 'csv') => string;
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
	/** `2026-W47`, `2026-11`. */
	readonly report: (name: string) => string;
	readonly service: (slug: string) => string;
	readonly team: (slug: string) => string;
	/** The report of a shift. */
	readonly handover: (slug: string) => string;
	readonly guide: string;
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
		reports: to('reports'),
		features: to('features'),
		feature: below('features'),
		metrics: (path = '') => to(path === '' ? 'metrics' : `metrics/${path}`),
		dataset: (name, format) => to(`api/metrics/${name}.${format}`),
		to,
		incident: below('incidents'),
		incidentsWhere: (filter) => `${to('incidents')}?${new URLSearchParams(filter)}`,
		month: below('incidents/month'),
		postmortem: below('postmortems'),
		postmortemsPage: (page) => to(`postmortems/page/${page}`),
		runbook: below('runbooks'),
		report: below('reports'),
		service: below('services'),
		team: below('teams'),
		handover: below('oncall/handovers'),
		guide: to('oncall/guide'),
		attachment: (id, name) => to(`files/${encodeURIComponent(id)}/${encodeURIComponent(name)}`),
	};
}
