import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { postmortemDuty } from './postmortem-duty.ts';

describe('postmortemDuty', () => {
	const duty = (text: Partial<Parameters<typeof incidentFile>[0]>) => {
		const catalogue = catalogueOf([incidentFile({ id: 'INC-2026-0001', severity: 'sev2', ...text })]);
		return postmortemDuty(catalogue.incidents[0]!, catalogue.policies);
	};
	test.each([
		['owed once resolved', duty({ times: 'resolved: 2026-11-10T03:00:00Z' }), { state: 'owed', due: '2026-11-15' }],
		['owed while open', duty({ status: 'open' }), { state: 'owed' }],
		['not for this severity', duty({ severity: 'sev4' }), { state: 'none' }],
		[
			'not for a consequence',
			duty({ more: 'relations: [{type: caused_by, incident: INC-2026-0002}]' }),
			{ state: 'none' },
		],
		['not for a false positive', duty({ more: 'verdict: {value: false-positive}' }), { state: 'none' }],
		['not when dismissed', duty({ status: 'dismissed' }), { state: 'none' }],
	])('%s', (_name, actual, expected) => {
		expect(actual).toEqual(expected);
	});
});
