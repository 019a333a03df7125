import { expect, test } from 'vitest';
import type { CatalogueHandover } from '../../src/app/catalogue/catalogue.ts';
import { catalogueWith } from '../../test/metrics/catalogue.fixture.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { viewHandovers } from './view-handovers.ts';

const report = (slug: string, day: string, more: Partial<CatalogueHandover['facts']> = {}): CatalogueHandover => ({
	slug,
	path: `schedules/handovers/${slug}.md`,
	body: '',
	facts: {
		schema: 1,
		team: slug.slice(9),
		from: '@ana',
		to: '@budi',
		shift: { start: '2026-11-02T03:00:00Z', end: `${day}T03:00:00Z` },
		status: 'draft',
		...more,
	},
});

const catalogue = {
	...catalogueWith([]),
	handovers: [
		report('2026-W44-payments', '2026-11-02', { status: 'done', accepted_at: '2026-11-02T05:00:01Z' }),
		report('2026-W45-payments', '2026-11-09', { status: 'done' }),
		report('2026-W46-orders', '2026-11-16'),
		report('2026-W46-payments', '2026-11-16'),
	],
};
const rows = (now: string, team?: string) =>
	viewHandovers(catalogue, indexCatalogue(catalogue), { now, ...(team && { team }) }).map(
		({ slug, label, isLate }) => `${slug}: ${label}${isLate ? ' (late)' : ''}`,
	);

test('the newest first, late ones said', () => {
	expect(rows('2026-11-16T05:00:01Z')).toEqual([
		'2026-W46-orders: Not handed over (late)',
		'2026-W46-payments: Not handed over (late)',
		'2026-W45-payments: Handed over',
		'2026-W44-payments: Handed over late (late)',
	]);
});

test('of one team, within the two hours', () => {
	expect(rows('2026-11-16T05:00:00Z', 'payments')[0]).toBe('2026-W46-payments: Being written');
	expect(rows('2026-11-16T05:00:00Z', 'payments')).toHaveLength(3);
});
