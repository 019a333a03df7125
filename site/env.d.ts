/// <reference types="astro/client" />

interface ImportMetaEnv {
	/** How the pages are served: `static` files, or on demand by the control `server`. */
	readonly SITE_MODE: 'static' | 'server';
}

declare namespace App {
	interface Locals {
		/** The records that this page is made from. */
		site: import('./lib/load-catalogue.ts').SiteData;
	}
}
