/// <reference types="astro/client" />

interface ImportMetaEnv {
	/** How the pages are served: `static` files, or on demand by the control `server`. */
	readonly SITE_MODE: 'static' | 'server';
	/** Whether the development server runs; absent in unit tests. */
	readonly SITE_IS_DEV?: boolean;
	/** Where the site stands below its host; absent in unit tests. */
	readonly SITE_BASE?: string;
}

declare namespace App {
	interface Locals {
		/** The records that this page is made from. */
		site: import('./lib/load-catalogue.ts').SiteData;
		/** Hears what a page throws. */
		onError?: (error: unknown) => void;
	}
}
