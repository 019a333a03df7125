import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ROOT } from '../../../test/house/source-files.ts';
import { addCodeowners } from './codeowners.ts';

let folder = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-codeowners-'));
	for (const name of ['teams', 'services', 'runbooks', 'schedules', '.github/CODEOWNERS']) {
		cpSync(join(ROOT, name), join(folder, name), { recursive: true });
	}
});

afterEach(() => {
	process.exitCode = undefined;
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<{ readonly out: string; readonly exit: unknown }> {
	process.exitCode = undefined;
	let out = '';
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		out += text;
		return true;
	});
	const program = new Command().option('--repo <dir>').option('--now <instant>').option('--json');
	addCodeowners(program);
	await program.parseAsync(['--repo', folder, '--now', '2026-11-20T12:00:00Z', ...args], { from: 'user' });
	vi.restoreAllMocks();
	return { out, exit: process.exitCode };
}

test('the file of this repository is as its catalogue says', async () => {
	expect(await run('codeowners', '--check')).toEqual({
		out: '.github/CODEOWNERS is as the catalogue says.\n',
		exit: undefined,
	});
});

test('a change of the catalogue makes it stale until it is written again', async () => {
	appendFileSync(join(folder, '.github/CODEOWNERS'), '\n/src/ @example-org/engine\n');
	rmSync(join(folder, 'services/settlement.yaml'));
	const stale = await run('codeowners', '--check');
	expect(stale.out).toBe(
		'.github/CODEOWNERS is not as the catalogue says. Run: npm run tocsin -- codeowners --write\n',
	);
	expect(stale.exit).toBe(1);
	expect((await run('--json', 'codeowners', '--check')).out).toContain('"isFresh": false');
	expect((await run('codeowners', '--write')).out).toBe('Wrote .github/CODEOWNERS\n');
	const written = readFileSync(join(folder, '.github/CODEOWNERS'), 'utf8');
	expect(written).not.toContain('settlement');
	expect(written).toMatch(/\n# <<< tocsin\n\n\/src\/ @example-org\/engine\n$/);
	expect((await run('codeowners', '--check')).exit).toBeUndefined();
	expect((await run('codeowners')).out).toBe(written);
});
