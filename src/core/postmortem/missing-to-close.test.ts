import { describe, expect, test } from 'vitest';
import type { Incident } from '../records/incident.ts';
import type { Postmortem } from '../records/postmortem.ts';
import { missingToClose } from './missing-to-close.ts';
import { actionOf, incidentOf, POLICY, postmortemOf } from './postmortem.fixture.ts';

type Case = readonly [name: string, incident: Incident, postmortem: Postmortem | undefined, missing: readonly string[]];

const CASES: readonly Case[] = [
	['nothing', incidentOf(), postmortemOf(), []],
	[
		'a postmortem, by severity',
		incidentOf(),
		undefined,
		['a postmortem (policy asks for one of sev3 incidents, due 2026-11-09)'],
	],
	[
		'a postmortem, by kind, of a severity without a time limit',
		incidentOf({ severity: 'sev5', kind: 'service-down' }),
		undefined,
		['a postmortem (policy asks for one of service-down incidents)'],
	],
	['none where neither asks', incidentOf({ severity: 'sev4' }), undefined, []],
	[
		'none of a consequence',
		incidentOf({ relations: [{ type: 'caused_by', incident: 'INC-2026-0041' }] }),
		undefined,
		[],
	],
	[
		'one of a recurrence',
		incidentOf({ relations: [{ type: 'recurrence_of', incident: 'INC-2025-0001' }] }),
		undefined,
		['a postmortem (policy asks for one of sev3 incidents, due 2026-11-09)'],
	],
	['none of a false alarm', incidentOf({ verdict: { value: 'false-positive' } }), undefined, []],
	[
		'acceptance and an action',
		incidentOf(),
		postmortemOf({ status: 'draft', actions: [] }),
		['an accepted postmortem (it is a draft)', 'at least one action in the postmortem'],
	],
	[
		'tickets of open actions only, also where no postmortem was asked for',
		incidentOf({ severity: 'sev4' }),
		postmortemOf({
			status: 'in-review',
			actions: [
				actionOf({ ticket: undefined }),
				actionOf({ id: 'A2', status: 'done', ticket: undefined }),
				actionOf({ id: 'A3', status: 'dropped', ticket: undefined }),
				actionOf({ id: 'A4', owner: '@rina', ticket: undefined }),
			],
		}),
		['a ticket for action A1 (@budi)', 'a ticket for action A4 (@rina)'],
	],
	[
		'the resolution first',
		incidentOf({ times: {}, severity: 'sev1' }),
		postmortemOf({ status: 'in-review' }),
		['the time it was resolved (times.resolved)', 'an accepted postmortem (it is in review)'],
	],
];

describe('missingToClose', () => {
	test.each(CASES)('%s', (_name, incident, postmortem, missing) => {
		expect(missingToClose(incident, postmortem, POLICY).map(({ text }) => text)).toEqual(missing);
	});

	test('names the action by its place', () => {
		const postmortem = postmortemOf({ actions: [actionOf(), actionOf({ id: 'A2', ticket: undefined })] });
		expect(missingToClose(incidentOf(), postmortem, POLICY)).toEqual([
			{ code: 'action-ticket', text: 'a ticket for action A2 (@budi)', file: 'postmortem.md', action: 1 },
		]);
	});

	test('asks for the resolution alone where there is no policy', () => {
		expect(missingToClose(incidentOf(), undefined, undefined)).toEqual([]);
		expect(missingToClose(incidentOf({ times: {} }), undefined, undefined)).toHaveLength(1);
	});
});
