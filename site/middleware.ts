import type { MiddlewareHandler } from 'astro';
import { useLanguage } from './i18n/use-language.ts';
import { loadCatalogue } from './lib/load-catalogue.ts';

/**
 * Gives every page one reading of the records, so that its parts agree with each other. A build hands in its own, and asks
 * to be told what a page threw: Astro only answers that it did.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
	const { locals } = context;
	locals.site ??= loadCatalogue();
	useLanguage(locals.site.catalogue.policies.site?.language);
	try {
		return await next();
	} catch (error) {
		locals.onError?.(error);
		throw error;
	}
};
