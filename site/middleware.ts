import type { MiddlewareHandler } from 'astro';
import { loadCatalogue } from './lib/load-catalogue.ts';

/** Gives every page one reading of the records, so that its parts agree with each other. */
export const onRequest: MiddlewareHandler = (context, next) => {
	context.locals.site = loadCatalogue();
	return next();
};
