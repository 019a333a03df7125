import { createLinks } from './create-links.ts';

/** Links of the site being built, below the base path of its configuration. */
export const links = createLinks(import.meta.env.SITE_BASE ?? '/');
