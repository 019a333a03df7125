import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from '../fixtures/catalogue-of.ts';
import { indexCatalogue } from '../index-catalogue.ts';
import { viewProductGraph, viewServiceGraph } from './view-graph.ts';

const service = (name: string, needs: readonly string[], tier = 3) =>
	`schema: 1\nname: ${name}\nowner: payments\nproduct: shop\ntier: ${tier}\ndepends_on: [${needs.join(', ')}]\n`;

describe('services and what they need', () => {
	test('what burns is marked, and so is every way to it', () => {
		const catalogue = catalogueOf([
			incidentFile({
				id: 'INC-2026-0001',
				status: 'open',
				severity: 'sev3',
				service: 'gateway',
				times: 'detected: 2026-11-20T07:00:00Z',
			}),
			incidentFile({
				id: 'INC-2026-0002',
				status: 'open',
				severity: 'sev1',
				service: 'gateway',
				times: 'detected: 2026-11-20T06:00:00Z',
			}),
		]);
		const index = indexCatalogue(catalogue);
		const graph = viewServiceGraph('gateway', catalogue, index);
		expect(graph.boxes.map(({ slug, burning, isCurrent }) => [slug, burning?.severity, isCurrent])).toEqual([
			['gateway', 'sev1', true],
			['checkout', undefined, false],
			['orders-db', undefined, false],
		]);
		expect(graph.arrows.map(({ isHot }) => isHot)).toEqual([false, true]);
		expect(
			graph.boxes.every(
				({ x, y, width, height }) => x >= 0 && y >= 0 && x + width <= graph.width && y + height <= graph.height,
			),
		).toBe(true);
	});

	test('a circle, a service that needs itself and one that is not there are no trouble', () => {
		const catalogue = catalogueOf([
			['services/a.yaml', service('A', ['b', 'a', 'gone'])],
			['services/b.yaml', service('B', ['a'])],
		]);
		const graph = viewServiceGraph('a', catalogue, indexCatalogue(catalogue));
		expect(graph.boxes.map(({ slug, isKnown }) => `${slug} ${isKnown}`)).toEqual(['a true', 'b true', 'gone false']);
		expect(graph.arrows).toHaveLength(3);
	});

	test('of 400 services 60 are drawn: what burns first, then the most important', () => {
		const many = Array.from({ length: 400 }, (_, index): readonly [string, string] => [
			`services/s${index}.yaml`,
			service(`S ${index}`, index > 0 ? [`s${Math.floor(index / 2)}`] : [], index < 30 ? 1 : 3),
		]);
		const burning = incidentFile({
			id: 'INC-2026-0001',
			status: 'open',
			service: 's399',
			times: 'detected: 2026-11-20T07:00:00Z',
		});
		const catalogue = catalogueOf([...many, burning]);
		const graph = viewProductGraph('shop', catalogue, indexCatalogue(catalogue));
		const drawn = graph.boxes.map(({ slug }) => slug);
		expect(drawn).toHaveLength(60);
		expect(drawn).toEqual(
			expect.arrayContaining(['s399', 's199', ...many.slice(0, 30).map((_, index) => `s${index}`)]),
		);
		expect(graph.omitted).toBe(403 - 60);
	});
});
