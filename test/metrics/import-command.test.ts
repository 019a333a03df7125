import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addImport } from '../../src/cli/commands/import.ts';
import { SERVICE, STATUSPAGE } from './import.fixture.ts';

describe('the command', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-import-'));
	let [out, err] = ['', ''];

	afterEach(() => {
		vi.restoreAllMocks();
		process.exitCode = 0;
		rmSync(folder, { recursive: true, force: true });
	});

	async function run(...args: readonly string[]): Promise<void> {
		[out, err] = ['', ''];
		vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
			out += text;
			return true;
		});
		vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
			err += text;
			return true;
		});
		const program = new Command().option('--repo <dir>').option('--json').exitOverride();
		addImport(program);
		await program.parseAsync(['--repo', join(folder, 'repo'), 'import', ...args], { from: 'user' });
	}

	test('lists with --dry-run, writes without, and refuses what is not there', async () => {
		mkdirSync(join(folder, 'repo/services'), { recursive: true });
		mkdirSync(join(folder, 'history'));
		writeFileSync(join(folder, 'repo/services/checkout.yaml'), SERVICE);
		const history = join(folder, 'history');
		await expect(run('statuspage', history)).rejects.toThrow(
			`Unexpected folder "${history}" without .json files, expected the files of an export`,
		);
		await expect(run('statuspage', join(folder, 'none'))).rejects.toThrow('expected a file or a folder that exists');
		await expect(run('opsgenie', history)).rejects.toThrow(
			'Unexpected source "opsgenie", expected one of statuspage, pagerduty, cstate, markdown',
		);
		writeFileSync(join(history, 'a.json'), JSON.stringify(STATUSPAGE));
		await run('statuspage', history, '--dry-run');
		expect(out).toContain('INC-2026-0001  2026-02-01  Checkout <b>fails</b>\nWould write 2 incidents from 1 files\n');
		expect(err).toContain('tocsin: a.json: incidents[1] is maintenance and no incident; left out\n');
		expect(existsSync(join(folder, 'repo/incidents'))).toBe(false);
		await run('statuspage', history);
		expect(readdirSync(join(folder, 'repo/incidents/2026/INC-2026-0001'))).toEqual(['incident.md', 'timeline.yaml']);
		await run('statuspage', history);
		expect(out).toBe('Wrote 0 incidents from 1 files, 2 were there already\n');
	});
});
