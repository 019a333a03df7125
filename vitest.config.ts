import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests of the example company hold only while the repository is still its own. */
const site = new URL('./policies/site.yaml', import.meta.url);
const isExample = existsSync(site) && /^organisation: Rambaya$/m.test(readFileSync(site, 'utf8'));

export default defineConfig({
	test: {
		include: ['{src,relay,actions,site,test,bench,scripts}/**/*.test.ts'],
		exclude: ['**/node_modules/**', '**/dist/**', ...(isExample ? [] : ['scripts/example/**'])],
		// Commands that tests start are compiled once.
		env: { NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled') },
		testTimeout: 60_000,
		hookTimeout: 120_000,
	},
});
