import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { redactCatalogue } from './redact-catalogue.ts';

describe('redactCatalogue', () => {
	const secret = incidentFile({ id: 'INC-2026-0001', more: 'internal: {customer: canary-4711}' });
	test.each([
		['public', catalogueOf([secret])],
		['no policy at all', catalogueOf([secret, ['policies/site.yaml', '']])],
	])('%s: what is internal is gone', (_name, catalogue) => {
		expect(JSON.stringify(catalogue.incidents)).toContain('canary-4711');
		expect(JSON.stringify(redactCatalogue(catalogue).incidents)).not.toContain('canary-4711');
	});

	test('internal: it stays', () => {
		const site = 'schema: 1\norganisation: Acme\ntime_zone: UTC\nvisibility: internal\n';
		const catalogue = catalogueOf([secret, ['policies/site.yaml', site]]);
		expect(redactCatalogue(catalogue)).toBe(catalogue);
	});
});
