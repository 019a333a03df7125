import { describe, expect, test } from 'vitest';
import { catalogueOf } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { viewTimeline } from './view-timeline.ts';

describe('viewTimeline', () => {
	const entries = [
		{ at: '2026-11-20T03:05:00Z', kind: 'acknowledged' as const, text: 'b', by: '@rina' },
		{ at: '2026-11-19T23:58:00Z', kind: 'note' as const, text: 'a', by: '@stranger' },
		{ at: '2026-11-20T03:02:00Z', kind: 'alert' as const, text: 'c', by: 'pagerduty' },
	];
	test('in order, with offsets, days and weights', () => {
		const { people } = indexCatalogue(catalogueOf());
		expect(
			viewTimeline(entries, people, '2026-11-20T03:02:00Z').map(
				(item) => `${item.offset}|${item.by}|${item.weight}|${item.isNewDay}`,
			),
		).toEqual(['−3 h 4 min|@stranger|human|true', '|pagerduty|machine|true', '+3 min|Rina Wulan|state|false']);
	});
});
