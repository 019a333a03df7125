/** The site as a program that makes one page at a time; `npm run build` bundles it once and runs it as often as records change. */
import { createApp } from 'astro/app/entrypoint';
import { type SiteData, useSite } from './lib/load-catalogue.ts';
import { type Read, trackReads } from './lib/track-reads.ts';

/** A page or file of the site. */
export interface PagePath {
	/** Address below the base path, without a slash in front: `incidents/INC-2026-0042`; empty for the first page. */
	readonly path: string;
	/** Where it is written, like `incidents/INC-2026-0042.html`. */
	readonly file: string;
	/** Pattern of the source that makes it, like `/incidents/[id]`. */
	readonly route: string;
}

export interface MadePage {
	readonly content: Uint8Array;
	/** Absent of a page that was given everything at once: any change may change it. */
	readonly reads?: ReadonlySet<Read>;
}

/**
 * Pages whose reads are noted. Right for any page, but what it computes from all records is then computed for it alone:
 * these are the many that need only a few.
 */
const NARROW: ReadonlySet<string> = new Set([
	'/docs/[page]',
	'/docs/sources/[source]',
	'/incidents/[id]',
	'/incidents/month/[month]',
	'/postmortems/[id]',
	'/runbooks/[slug]',
	'/services/[slug]',
]);

const app = createApp({ streaming: false });
const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.route, routeData]));
const base = `/${app.manifest.base.replace(/^\/+|\/+$/g, '')}`.replace(/\/$/, '');

/** All pages and files of the site, each once. */
export async function listPages(site: SiteData): Promise<readonly PagePath[]> {
	useSite(site);
	const pages = new Map<string, PagePath>();
	for (const [route, { type, component, params }] of routes) {
		const load = app.manifest.pageMap?.get(component);
		// Astro brings pages of its own that only a server needs.
		if (!load || !component.startsWith('site/')) continue;
		const module = await (await load()).page();
		const all = params.length === 0 ? [{ params: {} }] : await module.getStaticPaths?.({} as never);
		for (const one of (all ?? []).flat()) {
			const path = fill(route, one.params).slice(1);
			const file = type === 'endpoint' ? path : `${path || 'index'}.html`;
			if (!pages.has(file)) pages.set(file, { path, file, route });
		}
	}
	return [...pages.values()];
}

/** Whether a page says what it reads. */
export function isNarrow({ route }: PagePath): boolean {
	return NARROW.has(route);
}

/** Makes one page. Throws where the page does. */
export async function makePage({ path, route }: PagePath, site: SiteData): Promise<MadePage> {
	useSite(site);
	const tracked = NARROW.has(route) ? trackReads(site) : { site, reads: undefined };
	// Below a base path the first page has no slash at its end, as no page has.
	const request = new Request(`http://localhost${path === '' && base !== '' ? base : `${base}/${encodeURI(path)}`}`);
	let cause: unknown;
	const onError = (error: unknown) => {
		cause = error;
	};
	const locals = { site: tracked.site, onError };
	const response = await app.render(request, { locals, routeData: routes.get(route)! });
	if (!response.ok && route !== '/404') {
		const why = cause instanceof Error ? cause.stack : `status ${response.status}`;
		throw new Error(`The page /${path} cannot be made: ${why}`, { cause });
	}
	return { content: new Uint8Array(await response.arrayBuffer()), reads: tracked.reads };
}

function fill(route: string, params: Readonly<Record<string, string | number | undefined>>): string {
	return route.replace(/\[([^\]]+)\]/g, (_, name: string) => String(params[name]));
}
