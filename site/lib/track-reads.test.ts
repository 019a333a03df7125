import { describe, expect, test } from 'vitest';
import type { SiteData } from './load-catalogue.ts';
import { trackReads, valueOfRead } from './track-reads.ts';

const incident = { id: 'INC-2026-0001' };
const site = {
	catalogue: {
		incidents: [incident],
		services: new Map([['checkout-api', { name: 'Checkout' }]]),
		policies: { site: {} },
	},
	index: {
		incidentById: new Map([['INC-2026-0001', incident]]),
		links: { byId: new Map([['INC-2026-0001', incident]]), linkedBy: new Map() },
	},
	now: '2026-11-20T08:00:00Z',
	today: '2026-11-20',
} as unknown as SiteData;

describe('trackReads', () => {
	test.each<[string, (site: SiteData) => unknown, readonly string[]]>([
		['a list', ({ catalogue }) => catalogue.incidents.length, ['incidents']],
		['an entry', ({ catalogue }) => catalogue.services.get('checkout-api'), ['services checkout-api']],
		['an entry that is not there', ({ catalogue }) => catalogue.services.has('no'), ['services no']],
		['all of a map', ({ catalogue }) => [...catalogue.services], ['services']],
		['keys', ({ catalogue }) => [...catalogue.services.keys()], ['services']],
		['values', ({ catalogue }) => [...catalogue.services.values()], ['services']],
		['a size', ({ catalogue }) => catalogue.services.size, ['services']],
		['each', ({ catalogue }) => catalogue.services.forEach(() => {}), ['services']],
		['the index', ({ index }) => index.incidentById.get('INC-2026-0001'), ['index.incidentById INC-2026-0001']],
		['links', ({ index }) => index.links.linkedBy.get('INC-2026-0009'), ['links.linkedBy INC-2026-0009']],
		['a copy', ({ catalogue }) => ({ ...catalogue }).incidents, ['incidents', 'policies']],
		['the clock', ({ now }) => now, ['now']],
		['the day', ({ today }) => today, ['today']],
		['nothing', () => undefined, []],
	])('%s', (_, read, expected) => {
		const tracked = trackReads(site);
		expect(read(tracked.site)).toEqual(read(site));
		expect([...tracked.reads]).toEqual(expected);
	});

	test('two pages share no object that code could remember something by', () => {
		const [one, other] = [trackReads(site).site, trackReads(site).site];
		expect(one.catalogue).not.toBe(other.catalogue);
		expect(one.catalogue.services).not.toBe(other.catalogue.services);
		expect(one.index.links).not.toBe(other.index.links);
	});

	test('every read can be asked for again', () => {
		const { site: page, reads } = trackReads(site);
		const values = [
			page.catalogue.incidents,
			page.catalogue.services.get('checkout-api'),
			page.index.links.byId.get('x'),
			page.now,
		];
		expect([...reads].map((read) => valueOfRead(site, read))).toEqual(values);
	});
});
