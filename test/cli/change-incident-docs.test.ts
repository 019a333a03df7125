import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMAND_REASONS } from '../../src/core/lifecycle/command-outcome.ts';
import { COMMAND_VERBS, readCommand } from '../../src/core/lifecycle/read-command.ts';
import { ROOT } from '../house/source-files.ts';

const PAGE = readFileSync(`${ROOT}/docs/commands.md`, 'utf8');
const EXAMPLES = [...PAGE.matchAll(/^\| `([^`]+ INC-[^`]+)` \|/gm)].map((match) => match[1]!);

describe('docs/commands.md', () => {
	test('has an example of every command', () => {
		expect([...new Set(EXAMPLES.map((example) => example.split(' ')[0]))].sort()).toEqual([...COMMAND_VERBS].sort());
	});

	test.each(EXAMPLES)('%s can be read', (example) => {
		const [line = '', alert] = example.split(' --alert ');
		const [verb = '', ...words] = line.split(' ').filter((word) => !word.startsWith('INC-'));
		expect(readCommand({ verb, words, alert })).toMatchObject({ ok: true });
	});

	test.each(Object.entries(COMMAND_REASONS))('explains %s', (code, text) => {
		expect(PAGE).toContain(`| \`${code}\` | ${text} |\n`);
	});
});
