import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'relay/**/*.test.ts', 'actions/**/*.test.ts', 'site/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
		exclude: ['**/node_modules/**', '**/dist/**'],
		testTimeout: 60_000,
		hookTimeout: 120_000,
	},
});
