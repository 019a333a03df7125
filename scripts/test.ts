/** `npm test`: every check of the repository in order, each with what to run next when it fails. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Check {
	readonly name: string;
	readonly command: readonly string[];
	readonly next: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = '.cache/test-results.json';

const CHECKS: readonly Check[] = [
	{ name: 'format and lint', command: ['biome', 'check', '.'], next: 'npm run fix' },
	{ name: 'types', command: ['tsc', '-p', '.'], next: 'mend the types above, then npm test' },
	{
		name: 'types of the site',
		command: [
			'astro',
			'check',
			'--root',
			'.',
			'--tsconfig',
			'site/tsconfig.json',
			'--minimumFailingSeverity',
			'warning',
		],
		next: 'mend the types above',
	},
	{ name: 'schemas are fresh', command: ['node', 'scripts/make-schemas.ts', '--check'], next: 'npm run schemas' },
	{ name: 'docs are fresh', command: ['node', 'scripts/make-docs.ts', '--check'], next: 'npm run docs' },
	{
		name: 'bundle of actions is fresh',
		command: ['node', 'scripts/build-actions.ts', '--check'],
		next: 'npm run build:actions',
	},
	{
		name: 'manifest of the engine is fresh',
		command: ['node', 'scripts/make-manifest.ts', '--check'],
		next: 'node scripts/make-manifest.ts',
	},
	{
		name: 'code owners are fresh',
		command: ['node', 'src/cli/main.ts', 'codeowners', '--check'],
		next: 'npm run tocsin -- codeowners --write',
	},
	{
		name: 'issue forms are fresh',
		command: ['node', 'src/cli/main.ts', 'forms', '--check'],
		next: 'npm run tocsin -- forms --write',
	},
	{ name: 'records', command: ['node', 'src/cli/main.ts', 'check'], next: 'mend the records above' },
	{
		name: 'tests',
		command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`],
		next: 'npx vitest run FILE',
	},
];

mkdirSync(`${root}/.cache`, { recursive: true });
for (const { name, command, next } of CHECKS) {
	console.log(`\n== ${name}: ${command.join(' ')}`);
	const started = performance.now();
	const { status } = spawnSync(command[0]!, command.slice(1), {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PATH: `${root}/node_modules/.bin:${process.env.PATH}` },
	});
	if (status !== 0) {
		console.error(`\nFailed: ${name}. Next: ${next}`);
		process.exit(1);
	}
	console.log(`== ${name}: well, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
	readFileSync(`${root}/${RESULTS}`, 'utf8'),
) as Record<string, number>;
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
