import node from '@astrojs/node';
import type { AstroIntegration } from 'astro';
import { defineConfig, passthroughImageService } from 'astro/config';

/** `static` files for any web server, or pages on demand from the control room. */
const mode = process.env.TOCSIN_SITE_MODE === 'server' ? 'server' : 'static';

/** Not the pages but the program that makes them, for `npm run build`, which keeps it and makes with it only what changed. */
const isProgram = process.env.TOCSIN_SITE_MODE === 'program';
const program: AstroIntegration = {
	name: 'tocsin-program',
	hooks: {
		'astro:config:done': ({ setAdapter }) => {
			setAdapter({
				name: 'tocsin-program',
				entrypointResolution: 'auto',
				serverEntrypoint: new URL('./site/program.ts', import.meta.url),
				adapterFeatures: { buildOutput: 'server' },
				supportedAstroFeatures: { serverOutput: 'stable' },
			});
		},
	},
};

/** Where the site stands below its host, like `/incidents` of a project page. */
const base = process.env.TOCSIN_BASE ?? '/';

/** Tells pages whether the development server runs. Not Astro's own DEV: a variable of that name in the environment would win. */
const sayCommand: AstroIntegration = {
	name: 'tocsin-command',
	hooks: {
		'astro:config:setup': ({ command, updateConfig }) => {
			updateConfig({ vite: { define: { 'import.meta.env.SITE_IS_DEV': JSON.stringify(command === 'dev') } } });
		},
	},
};

export default defineConfig({
	srcDir: './site',
	publicDir: './site/public',
	outDir: process.env.TOCSIN_OUT ?? (mode === 'server' ? './dist/control-room' : './dist/site'),
	cacheDir: process.env.TOCSIN_CACHE ?? './.cache',
	output: isProgram ? 'server' : mode,
	integrations: [sayCommand],
	adapter: isProgram ? program : mode === 'server' ? node({ mode: 'middleware' }) : undefined,
	site: process.env.TOCSIN_URL,
	base,
	trailingSlash: 'never',
	// One file a page: measured a fifth faster than a folder each, and the same address without a redirect.
	build: { format: 'file', concurrency: 4, inlineStylesheets: 'never', assets: 'assets' },
	prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
	devToolbar: { enabled: false },
	image: { service: passthroughImageService() },
	vite: {
		cacheDir: `${process.env.TOCSIN_CACHE ?? './.cache'}/vite`,
		define: {
			'import.meta.env.SITE_MODE': JSON.stringify(mode),
			// Not Astro's own BASE_URL, for the same reason.
			'import.meta.env.SITE_BASE': JSON.stringify(base),
		},
		// The content security policy allows no inline script, so that even the smallest is a file.
		build: { assetsInlineLimit: 0 },
	},
});
