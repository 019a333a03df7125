import { beforeEach, describe, expect, test } from 'vitest';
import { RULES } from '../../../test/stories/example-records.ts';
import { MemoryRemote, MemoryRepository } from '../../adapters/memory/memory-repository.ts';
import type { GivenCommands } from './given-commands.ts';
import { plainSlackText } from './plain-slack-text.ts';
import { runCommands } from './run-commands.ts';

let remote: MemoryRemote;

function incident(id: string, room: string): { readonly path: string; readonly content: string } {
	return {
		path: `incidents/2026/${id}/incident.md`,
		content: `---
schema: 1
id: ${id}
title: Checkout is down
status: open
severity: sev3
kind: service-down
service: checkout-api
team: payments
product: marketplace
detected_by: alert
times: {detected: 2026-11-20T03:02:11Z}
refs: {room: {id: ${room}, state: open}}
---
`,
	};
}

beforeEach(() => {
	remote = new MemoryRemote();
	const rules = RULES.map(([path, content]) => ({
		path,
		content: content
			.replace('name: Budi H,', 'name: Budi H, slack: U0BUDI,')
			.replace('name: Rina W,', 'name: Rina W, slack: U0RINA,'),
	}));
	remote.push([...rules, incident('INC-2026-0001', 'C01'), incident('INC-2026-0002', 'C012')]);
});

async function say(text: string, changes: Partial<GivenCommands> = {}): Promise<readonly string[]> {
	const given = { key: 'command/slack/1.2', text, room: 'C01', by: { slack: 'U0BUDI' }, at: '2026-11-20T03:10:00Z' };
	const answers = await runCommands(new MemoryRepository(remote), { ...given, ...changes });
	return answers.map(({ state, said }) => `${state}: ${said.join(' ')}`);
}

describe('a command of chat', () => {
	test.each<[string, string, Partial<GivenCommands>]>([
		['ack', 'changed: INC-2026-0001 acknowledged by @budi', {}],
		['/ack', 'changed: INC-2026-0001 acknowledged by @budi', {}],
		['ack', 'changed: INC-2026-0002 acknowledged by @budi', { room: 'C012' }],
		['ack INC-2026-0002', 'changed: INC-2026-0002 acknowledged by @budi', {}],
		['role commander <@U0RINA|rina>', 'changed: INC-2026-0001 has @rina as incident commander', {}],
		['role commander <@U0X>', 'refused: Unexpected person "@U0X", expected a member of a team in teams/', {}],
		['ack', 'refused: This is the room of no incident. Say which one: ack INC-2026-0042 …', { room: 'C0' }],
		[
			'ack',
			'refused: Unexpected person "U0X", expected a member of a team in teams/. Write slack: U0X beside your handle in teams/',
			{ by: { slack: 'U0X' } },
		],
		[
			'acc',
			'refused: Unexpected command "acc", expected one of ack, resolve, close, reopen, severity, note, dismiss, verdict, impact, role, lead-up. Did you mean ack?',
			{},
		],
		[
			'',
			'unchanged: Commands: ack, resolve, close, reopen, severity, note, dismiss, verdict, impact, role, lead-up. See docs/commands.md',
			{},
		],
	])('%j: %s', async (text, answer, changes) => {
		expect(await say(text, changes)).toEqual([answer]);
	});

	test('that was carried out is not carried out again, also when the incident has changed since', async () => {
		await say('severity sev2 because half fail');
		await say('severity sev1 because all fail', { key: 'command/slack/1.3' });
		expect(await say('severity sev2 because half fail')).toEqual([
			'unchanged: INC-2026-0001: this command was carried out',
		]);
	});

	test('of somebody whose team cannot be read says so', async () => {
		remote.push([{ path: 'teams/payments.yaml', content: '{{' }]);
		expect((await say('ack'))[0]).toContain(
			'These files cannot be read, you may be in one of them: teams/payments.yaml',
		);
	});

	test('of somebody who has left is refused', async () => {
		const path = 'teams/payments.yaml';
		const content = remote.tip!.files.get(path)!.replace('name: Budi H,', 'name: Budi H, until: 2026-11-20,');
		remote.push([{ path, content }]);
		expect((await say('ack'))[0]).toMatch(/^refused: Unexpected person "U0BUDI"/);
	});
});

test('words of Slack are as they were typed', () => {
	const text =
		'<#C01|till> <https://a.example/x|a> <https://b.example> <mailto:c@d.example|c@d.example> 1 &lt; 2 &amp;amp;';
	expect(plainSlackText(text, [])).toBe('#till a https://b.example c@d.example 1 < 2 &amp;');
});
