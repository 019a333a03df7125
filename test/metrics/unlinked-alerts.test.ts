import { expect, test } from 'vitest';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';

const line = (minute: number, more: object) =>
	JSON.stringify({
		schema: 1,
		delivery: `d${minute}`,
		received: `2026-11-01T09:${String(minute).padStart(2, '0')}:00Z`,
		at: `2026-11-01T09:${String(minute).padStart(2, '0')}:00Z`,
		source: 'alertmanager',
		fingerprint: 'f',
		state: 'firing',
		name: 'DiskFull',
		title: 'Disk is full',
		reason: 'mute/window',
		...more,
	});

test('what belongs to no incident is counted by what it was, over all files', () => {
	const files = new Map([
		['alerts/2026/11/01.ndjson', [line(1, { decision: 'muted' }), line(2, { decision: 'muted' })].join('\n')],
		[
			'alerts/2026/11/02.ndjson',
			[
				line(3, { decision: 'muted' }),
				line(4, { decision: 'kept', name: 'Other' }),
				line(5, { decision: 'kept', state: 'resolved' }),
				line(6, { decision: 'opened', incident: 'INC-2026-0001' }),
			].join('\n'),
		],
	]);
	const { unlinked, alerts, problems } = readCatalogue({
		paths: () => [...files.keys()],
		read: (path) => files.get(path)!,
		version: () => '1',
	});
	const at = (minute: number) => Date.parse(`2026-11-01T09:0${minute}:00Z`);
	expect(problems).toEqual([]);
	expect(unlinked).toEqual([
		{ name: 'DiskFull', decision: 'muted', rule: undefined, service: undefined, at: [at(1), at(2), at(3)] },
		{ name: 'Other', decision: 'kept', rule: undefined, service: undefined, at: [at(4)] },
	]);
	expect([...alerts.values()].flat()).toHaveLength(1);
});
