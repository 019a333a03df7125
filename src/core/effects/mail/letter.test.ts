import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MailEffect } from '../effect.ts';
import { askedFor, FACTS, RULES, type Told } from '../effects.fixture.ts';
import { clockTime, lengthBetween } from './compose-letter.ts';
import { plainBlocks } from './plain-blocks.ts';
import { renderLetter } from './render-letter.ts';
import { threadOf } from './thread-of.ts';

const NOW = '2026-11-20T04:10:00Z';

function letterOf(told: Told, now = NOW) {
	return (askedFor(told, now)[0] as MailEffect).payload.letter;
}

/** A word for each tag that a reader of HTML sees; a title can add none. */
const tagsOf = (html: string) => [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name);

const HOSTILE = [
	'<script>alert(1)</script>',
	'</title><img src=x onerror=alert(1)>',
	'"\' onmouseover=x',
	'Down\r\nBcc: evil@example.com\r\n\r\nbody',
	'=?utf-8?B?aGk=?=',
	'a\u202Egnp.exe\u2066',
	'&lt;b&gt; & &amp;',
	'W'.repeat(400),
	'\u0000\u0007',
];

describe('a hostile title', () => {
	const calm = renderLetter(letterOf({}));

	test.each(HOSTILE)('%j adds no tag, no header and no line', (title) => {
		const letter = letterOf({ facts: { title } });
		const { text, html } = renderLetter(letter);
		expect(tagsOf(html)).toEqual(tagsOf(calm.html));
		expect(text.split('\n')).toHaveLength(calm.text.split('\n').length);
		expect(letter.subject).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
		expect(letter.subject.length).toBeLessThanOrEqual(110);
	});

	test('of any kind, in all texts of an incident', () => {
		const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
		fc.assert(
			fc.property(fc.oneof(anyText, fc.constantFrom(...HOSTILE)), anyText, (title, description) => {
				const letter = letterOf({ facts: { title, impact: { description } } });
				const plain = letterOf({ facts: { impact: { description: 'x' } } });
				expect(tagsOf(renderLetter(letter).html)).toEqual(tagsOf(renderLetter(plain).html));
				expect(renderLetter(letter).text.split('\n')).toHaveLength(renderLetter(plain).text.split('\n').length);
			}),
		);
	});
});

describe('a letter', () => {
	test('says what, where, how bad, who is on it and what to read', () => {
		const facts = {
			roles: { on_call: '@rina', incident_commander: '@rina', scribe: '@mei' },
			runbooks: ['down', 'lost'],
			impact: { users_affected: 3 },
			change: { kind: 'deploy' as const, name: 'api 4', exposure_percent: 5, url: 'https://example.com/4' },
			relations: [{ type: 'caused_by' as const, incident: 'INC-2026-0002', path: ['checkout-api', 'db'] }],
		};
		const runbook = {
			schema: 1 as const,
			title: 'It is down',
			services: [],
			alerts: [],
			owner: 'payments',
			reviewed: '2026-01-01',
		};
		const rules = { ...RULES, runbooks: new Map([['down', runbook]]) };
		expect(renderLetter(letterOf({ facts, rules })).text).toBe(`New incident, sev2
Checkout is down

Open INC-2026-0001: https://incidents.example.com/incidents/INC-2026-0001

Where: Checkout API <https://incidents.example.com/services/checkout-api>
How bad: sev2, service-down
Impact: 3 users
Detected: 20 Nov 2026, 11:00 Asia/Jakarta (04:00 UTC)
Who is on it: Rina (@rina), on call and incident commander; Mei (@mei), scribe
Probable cause: INC-2026-0002 (checkout-api needs db) <https://incidents.example.com/incidents/INC-2026-0002>
Change: deploy api 4, 5 % of users <https://example.com/4>
Runbook: It is down <https://incidents.example.com/runbooks/down>
Runbook: lost <https://incidents.example.com/runbooks/lost>

-- 
You get this because policies/notify.yaml of Example sends it to you, or because you are in the incident. Team: Payments.
`);
	});

	test('needs nothing from elsewhere', () => {
		const { html } = renderLetter(letterOf({}));
		expect(html).not.toMatch(/<(?:img|link|script|iframe|object|form|video)\b|\bsrc=|url\(|@import/i);
		expect([...html.matchAll(/https?:\/\/[^"<\s]+/g)].map(([url]) => new URL(url).host)).toEqual(
			[...html.matchAll(/https?:/g)].map(() => 'incidents.example.com'),
		);
	});

	test('goes without links where nobody said where the site is', () => {
		const rules = { ...RULES, policies: { ...RULES.policies, site: undefined } };
		const { text, html } = renderLetter(letterOf({ rules }));
		expect(text).not.toContain('http');
		expect(html).not.toContain('<a ');
		expect(letterOf({ rules }).thread.messageId).toBe('<INC-2026-0001.triggered.1@tocsin.invalid>');
	});
});

test('threads: the same key gives the same id, and all refer to the first', () => {
	const site = RULES.policies.site;
	const first = '<INC-2026-0001.triggered.1@incidents.example.com>';
	expect(threadOf(FACTS.id, 'mail/triggered/1', site)).toEqual({
		messageId: first,
		listId: '<incidents.incidents.example.com>',
	});
	expect(threadOf(FACTS.id, 'mail/severity-raised/1/sev1', site)).toEqual({
		messageId: '<INC-2026-0001.severity-raised.1.sev1@incidents.example.com>',
		inReplyTo: first,
		listId: '<incidents.incidents.example.com>',
	});
});

test.each([
	['a paragraph\nof two lines', [{ type: 'paragraph', text: 'a paragraph of two lines' }]],
	['- one\n  and more\n- two', [{ type: 'list', items: ['one   and more', 'two'] }]],
	['1. one\n2) two', [{ type: 'list', items: ['one', 'two'] }]],
	[
		'a\n\n<!-- not\nthis -->\n\nb',
		[
			{ type: 'paragraph', text: 'a' },
			{ type: 'paragraph', text: 'b' },
		],
	],
	['<!-- never ended', []],
])('plain words of %j', (markdown, blocks) => {
	expect(plainBlocks(markdown)).toEqual(blocks);
});

test.each([
	['2026-11-20T04:00:00Z', '2026-11-20T04:00:29Z', '0 min'],
	['2026-11-20T04:00:00Z', '2026-11-20T04:59:00Z', '59 min'],
	['2026-11-20T04:00:00Z', '2026-11-20T06:05:00Z', '2 h 5 min'],
	['2026-11-20T04:00:00Z', '2026-11-20T06:00:00Z', '2 h'],
	['2026-11-20T04:00:00Z', '2026-11-23T08:00:00Z', '3 d 4 h'],
	['2026-11-20T04:00:00Z', '2026-11-20T03:00:00Z', undefined],
	[undefined, '2026-11-20T03:00:00Z', undefined],
])('from %s to %s: %s', (start, end, text) => {
	expect(lengthBetween(start, end)).toBe(text);
});

test('a zone that does not exist is UTC', () => {
	const site = { ...RULES.policies.site!, time_zone: 'Mars/Olympus' };
	expect(clockTime(NOW, { policies: { site } })).toBe('20 Nov 2026, 04:10 UTC');
});
