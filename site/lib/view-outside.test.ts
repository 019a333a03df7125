import { expect, test } from 'vitest';
import { viewOutside } from './view-outside.ts';

const AT = '2026-11-20T05:00:00Z';

test('what failed and is not made good: what was given up first, then the newest', () => {
	const rows = viewOutside({
		effects: [
			{ key: 'mail/triggered/1', state: 'done', at: AT, error: 'no mail address for @budi' },
			{ key: 'room/open', state: 'begun', at: AT, next: '2026-11-20T05:05:00Z' },
			{
				key: 'mail/severity-raised/1/sev1',
				state: 'failed',
				at: AT,
				attempts: 3,
				next: '2026-11-20T05:04:00Z',
				error: 'greylisted',
			},
			{
				key: 'ticket/A1',
				state: 'failed',
				at: '2026-11-20T06:00:00Z',
				next: '2026-11-20T06:01:00Z',
				error: 'Jira answered 503',
			},
			{ key: 'ticket/gone/A2', state: 'given-up', at: AT },
		],
	});
	expect(rows).toEqual([
		{ key: 'ticket/gone/A2', label: 'Ticket: gone A2', state: 'given-up', error: 'no reason given', tries: 1, at: AT },
		{
			key: 'ticket/A1',
			label: 'Ticket: A1',
			state: 'failed',
			error: 'Jira answered 503',
			tries: 1,
			at: '2026-11-20T06:00:00Z',
			next: '2026-11-20T06:01:00Z',
		},
		{
			key: 'mail/severity-raised/1/sev1',
			label: 'Mail: severity raised sev1',
			state: 'failed',
			error: 'greylisted',
			tries: 3,
			at: AT,
			next: '2026-11-20T05:04:00Z',
		},
	]);
});

test('of two lines of one key the one that knows more counts', () => {
	const failed = { key: 'room/open', state: 'failed', at: AT, error: 'down' } as const;
	expect(viewOutside({ effects: [failed, { ...failed, state: 'done' }] })).toEqual([]);
	expect(viewOutside({ effects: [failed, { ...failed, attempts: 2 }] })).toMatchObject([{ tries: 2 }]);
	expect(viewOutside({})).toEqual([]);
});
