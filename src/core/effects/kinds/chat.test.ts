import { describe, expect, test } from 'vitest';
import type { EffectEntry } from '../../records/effects.ts';
import type { NotifyPolicy } from '../../records/policies/notify.ts';
import type { ChatEffect } from '../effect.ts';
import { askedFor, FACTS, line, RULES, type Told } from '../effects.fixture.ts';

const NOW = '2026-11-20T05:00:00Z';
const EVENTS = ['triggered', 'severity-raised', 'resolved', 'closed'] as const;

function rulesWith(changes: Partial<NotifyPolicy['routes'][number]> = {}, more: Partial<NotifyPolicy> = {}) {
	const route = { id: 'chat', events: [...EVENTS], chat: ['#major-incidents'], ...changes };
	return { ...RULES, policies: { ...RULES.policies, notify: { schema: 1 as const, routes: [route], ...more } } };
}

function chatEffects(told: Told, now = NOW): readonly ChatEffect[] {
	return askedFor({ rules: rulesWith(), ...told }, now).filter((effect) => effect.kind === 'chat');
}

const keys = (told: Told, now?: string) => chatEffects(told, now).map(({ key }) => key);

function posted(key: string, message: string, severity: EffectEntry['severity'] = 'sev2'): EffectEntry {
	return { key: `chat/${key}`, state: 'done', at: NOW, message, ...(severity && { severity }) };
}

const OPENED = posted('triggered/1/major-incidents', '100.1');

test('the life of an incident is told once each, under the first message', () => {
	expect(chatEffects({})).toMatchObject([
		{ key: 'chat/triggered/1/major-incidents', target: '#major-incidents', payload: { channel: '#major-incidents' } },
	]);
	expect(chatEffects({})[0]!.payload).not.toHaveProperty('thread');
	expect(keys({ ledger: [OPENED] })).toEqual([]);
	const raised = chatEffects({ facts: { severity: 'sev1' }, ledger: [OPENED] });
	expect(raised).toMatchObject([
		{
			key: 'chat/severity-raised/1/sev1/major-incidents',
			payload: { thread: '100.1', isLoud: true, letter: { label: 'Worse: sev2 is sev1 now' } },
		},
	]);
	const ledger = [
		OPENED,
		{ ...posted('severity-raised/1/sev1/major-incidents', '100.2', 'sev1'), at: '2026-11-20T05:01:00Z' },
	];
	expect(keys({ facts: { severity: 'sev1' }, ledger })).toEqual([]);
	const times = { ...FACTS.times, resolved: NOW };
	expect(chatEffects({ facts: { status: 'resolved', times }, ledger })).toMatchObject([
		{ key: 'chat/resolved/1/major-incidents', payload: { thread: '100.1', isLoud: false } },
	]);
	expect(keys({ facts: { status: 'closed', times: { ...times, closed: NOW } }, ledger })).toEqual([
		'chat/resolved/1/major-incidents',
		'chat/closed/1/major-incidents',
	]);
	const reopened = { facts: FACTS, ledger, timeline: [line(NOW, 'reopened')] };
	expect(chatEffects(reopened)).toMatchObject([
		{ key: 'chat/triggered/2/major-incidents', reason: 'chat/reopened', payload: { thread: '100.1', isLoud: true } },
	]);
});

describe('a channel', () => {
	test('that first hears when it is worse is told what it was before', () => {
		const told = {
			rules: rulesWith({ severities: ['sev1'] }),
			facts: { severity: 'sev1' as const },
			timeline: [line(NOW, 'severity', 'Severity changed from sev2 to sev1: x')],
		};
		// The route is for sev1, so of the opening it hears now, and of the raise with it.
		expect(keys(told)).toEqual(['chat/triggered/1/major-incidents']);
		const late = { ...told, rules: rulesWith({ severities: ['sev1'], events: ['severity-raised'] }) };
		expect(chatEffects(late)).toMatchObject([{ payload: { letter: { label: 'Worse: sev2 is sev1 now' } } }]);
	});

	test('that was told of an incident hears that it was none, whatever its routes say now', () => {
		const facts = { status: 'dismissed' as const, times: { ...FACTS.times, dismissed: NOW } };
		const rules = rulesWith({ chat: ['#other'] });
		expect(chatEffects({ facts, rules, ledger: [OPENED] })).toMatchObject([
			{ key: 'chat/resolved/1/major-incidents', reason: 'chat/dismissed' },
		]);
		expect(keys({ facts, rules })).toEqual([]);
	});

	test('hears nothing of what another incident explains, of what is old, and of other routes', () => {
		const relations = [{ type: 'caused_by' as const, incident: 'INC-2026-0002' }];
		expect(keys({ facts: { relations } })).toEqual([]);
		expect(keys({}, '2026-11-22T05:00:00Z')).toEqual([]);
		expect(keys({ rules: rulesWith({ teams: ['logistics'] }) })).toEqual([]);
	});

	test('with signs that a key cannot hold has a key of its own', () => {
		const found = keys({ rules: rulesWith({ chat: ['#a_b', '#a b', 'a-b'] }) });
		expect(found).toHaveLength(3);
		expect(new Set(found).size).toBe(3);
		for (const key of found) expect(key).toMatch(/^[a-z-]+(?:\/[A-Za-z0-9.:-]+)+$/);
	});

	test('waits for the morning where the severity can wait', () => {
		const quiet = { from: '21:00', to: '07:00', time_zone: 'UTC', for: ['sev2' as const] };
		expect(chatEffects({ rules: rulesWith({}, { quiet_hours: quiet }) })).toMatchObject([
			{ notBefore: '2026-11-20T07:00:00Z' },
		]);
	});

	test('is looked into when a message may have been posted', () => {
		const begun: EffectEntry = { key: 'chat/triggered/1/major-incidents', state: 'begun', at: NOW };
		expect(chatEffects({})[0]!.payload.isRetry).toBe(false);
		expect(chatEffects({ ledger: [begun] })[0]!.payload.isRetry).toBe(true);
	});
});
