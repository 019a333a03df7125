import { expect, test } from 'vitest';
import { catalogueOf } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { viewPeople } from './view-people.ts';

test('people: those who lead first, unknown handles as they are', () => {
	const { people } = indexCatalogue(catalogueOf());
	expect(
		viewPeople({ scribe: '@elif', on_call: '@x', incident_commander: '@rina' }, people).map(
			({ role, name }) => `${role}: ${name}`,
		),
	).toEqual(['Incident commander: Rina Wulan', 'On call: @x', 'Scribe: Elif Aydin']);
});
