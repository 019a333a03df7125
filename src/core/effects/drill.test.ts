import { expect, test } from 'vitest';
import { askedFor, FACTS } from './effects.fixture.ts';

const NOW = '2026-11-20T03:30:00Z';

function kindsFor(...fingerprints: readonly string[]): readonly string[] {
	const detected = '2026-11-20T03:02:11Z';
	const facts = { times: { ...FACTS.times, detected }, alerts: { fingerprints: [...fingerprints], count: 1 } };
	return [...new Set(askedFor({ facts }, NOW).map(({ kind }) => kind))];
}

test('a drill asks for nothing outside: no page, no mail, no room; a real alert in it asks for all of it', () => {
	const drill = 'cloudevents:/drill/INC-2026-0042/20261120T080000Z#alertmanager:1';
	const real = kindsFor('alertmanager:1');
	expect(real).toEqual(['mail']);
	expect(kindsFor(drill)).toEqual([]);
	expect(kindsFor(drill, 'alertmanager:1')).toEqual(real);
	expect(kindsFor(drill.replace('/drill/', '/drill-with-pages/'))).toEqual(real);
});
