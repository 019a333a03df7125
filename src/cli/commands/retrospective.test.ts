import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, expect, test, vi } from 'vitest';
import { ROOT } from '../../../test/house/source-files.ts';
import { addRetrospective } from './retrospective.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-retrospective-'));

afterEach(() => {
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<string> {
	let out = '';
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		out += text;
		return true;
	});
	const program = new Command().option('--repo <dir>').option('--now <instant>').option('--json').exitOverride();
	addRetrospective(program);
	await program.parseAsync(['--repo', ROOT, '--now', '2026-11-20T12:00:00Z', 'retrospective', ...args], {
		from: 'user',
	});
	return out;
}

test('prints the agenda, writes it, and says it as JSON, always the same', async () => {
	const printed = await run();
	expect(printed).toMatch(/^# Retrospective of 2026-11-20\n/);
	const file = join(folder, 'reports/retrospective.md');
	expect(await run('--out', file)).toBe(`Wrote ${file}\n`);
	expect(readFileSync(file, 'utf8')).toBe(printed);
	expect(await run('--at', '2026-11-20')).toBe(printed);
	expect(await run('--at', '2026-11-01')).toMatch(/^# Retrospective of 2026-11-01\n/);
});

test('refuses what is no time', async () => {
	await expect(run('--at', 'tomorrow')).rejects.toThrow(
		'Unexpected time "tomorrow", expected a day like 2026-11-20 or a time like 2026-11-20T09:00:00Z',
	);
});
