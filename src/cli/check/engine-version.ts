import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ENGINE = join(import.meta.dirname, '../../..');

/**
 * A text that differs whenever the same records might be judged otherwise: the rules, the schemas, the readers, the
 * libraries they use, and the Node they run on. Undefined where the sources are not there (a bundle): then nothing is kept.
 */
export function engineVersion(): string | undefined {
	const sources = globSync('src/{core,formats,app/check}/**/*.ts', { cwd: ENGINE }).filter(
		(path) => !path.endsWith('.test.ts'),
	);
	if (sources.length === 0) return undefined;
	const texts = ['package.json', ...sources.sort()].map(
		(path) => `${path}\n${readFileSync(join(ENGINE, path), 'utf8')}`,
	);
	return hash('sha1', [process.version, ...texts].join('\n'), 'hex');
}
