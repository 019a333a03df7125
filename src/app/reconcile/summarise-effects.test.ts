import { expect, test } from 'vitest';
import type { EffectReport } from './reconcile-effects.ts';
import { summariseEffects } from './summarise-effects.ts';

const effect = (key: string, rest: Partial<EffectReport>): EffectReport => ({
	key: `INC-2026-0001/${key}`,
	kind: 'room',
	reason: 'room/opened',
	target: 'a new room',
	state: 'done',
	...rest,
});

test('what failed comes first, what others say is no markup, what is not set up is counted', () => {
	const effects = [
		effect('room/open', {}),
		effect('ticket/A1', { kind: 'ticket', state: 'not-set-up' }),
		effect('mail/resolved/1', { state: 'back-off', until: '2026-11-20T05:01:00Z' }),
		effect('mail/triggered/1', { state: 'failed', target: '@all | <b>', error: '| [x](http://y)', help: 'Look' }),
	];
	expect(summariseEffects(effects, { said: ['0 folded'], troubles: ['no *mail* is sent'] })).toMatchInlineSnapshot(`
		"## Reconcile

		- **no \\*mail\\* is sent**

		| State | Effect | To | Why |
		|---|---|---|---|
		| FAILED | INC-2026-0001/mail/triggered/1 | @⁠all \\| \\<b\\> | policies/triage.yaml gives incidents of this kind a room. \\| \\[x\\](http:⁠//y). Look |
		| waits to be tried again | INC-2026-0001/mail/resolved/1 | a new room | policies/triage.yaml gives incidents of this kind a room. Next try or send: 2026-11-20T05:01:00Z |
		| done | INC-2026-0001/room/open | a new room | policies/triage.yaml gives incidents of this kind a room. |

		- 0 folded
		- 1 of kind ticket wait for TOCSIN\\_JIRA\\_URL or TOCSIN\\_GITHUB\\_USE=tickets (docs/reconcile.md)
		"
	`);
});

test('of very many effects the rest is in the log', () => {
	const effects = Array.from({ length: 501 }, (_, index) => effect(`room/${index}`, {}));
	expect(summariseEffects(effects, { said: [], troubles: [] })).toContain('\n\n1 more are in the log.\n');
	expect(summariseEffects([], { said: [], troubles: [] })).toBe(
		'## Reconcile\n\nThe records ask for nothing that is not done.\n',
	);
});
