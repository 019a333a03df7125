import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/metrics/catalogue.fixture.ts';
import { FACTS } from '../../core/effects/effects.fixture.ts';
import type { Incident } from '../../core/records/incident.ts';
import type { Rollout } from '../../core/records/rollout.ts';
import { makeFeatures } from './make-features.ts';

const NOW = '2026-11-20T08:00:00Z';
const ROLLOUT: Rollout = {
	schema: 1,
	name: 'new-checkout',
	kind: 'feature',
	services: ['checkout-api'],
	steps: [{ at: '2026-11-01T00:00:00Z', exposure_percent: 10 }],
};

function incident(number: number, name: string, facts: Partial<Incident> = {}) {
	const id = `INC-2026-000${number}`;
	const times = { detected: `2026-11-0${number}T00:00:00Z` };
	const change = { kind: 'feature' as const, name };
	const whole: Incident = { ...FACTS, id, status: 'closed', times, change, ...facts };
	return { id, folder: `incidents/2026/${id}`, facts: whole, body: '', timeline: [], attachments: [] };
}

test('lists rollouts on record and features that incidents alone name, each under an address of its own', () => {
	const incidents = [
		incident(2, 'new-checkout'),
		incident(3, 'New checkout!'),
		incident(4, 'gift-wrap'),
		incident(5, 'a-deploy', { change: { kind: 'deploy', name: 'a-deploy' } }),
	];
	const rollouts = new Map([['new-checkout', ROLLOUT]]);
	const features = makeFeatures({ ...catalogueWith(incidents), rollouts }, NOW);
	expect(features.map(({ slug, incidents: ids }) => [slug, ...ids])).toEqual([
		['gift-wrap', 'INC-2026-0004'],
		['new-checkout-2', 'INC-2026-0003'],
		['new-checkout', 'INC-2026-0002'],
	]);
});

test('what counts in no metric counts in no rate', () => {
	const incidents = [
		incident(2, 'new-checkout', { relations: [{ type: 'duplicate_of', incident: 'INC-2026-0001' }] }),
		incident(3, 'new-checkout', { verdict: { value: 'false-positive' } }),
	];
	const rollouts = new Map([['new-checkout', ROLLOUT]]);
	const [feature] = makeFeatures({ ...catalogueWith(incidents), rollouts }, NOW);
	expect([feature!.incidents, feature!.run.count]).toEqual([[], 0]);
});
