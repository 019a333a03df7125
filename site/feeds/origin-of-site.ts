import type { APIContext } from 'astro';

/** Origin for addresses that must be absolute: by policy, else as the build or the request says. */
export function originOfSite({ locals, site, url }: Pick<APIContext, 'locals' | 'site' | 'url'>): string {
	return locals.site.catalogue.policies.site?.url ?? site?.href ?? url.origin;
}
