import { describe, expect, test } from 'vitest';
import type { ProductsPolicy } from '../records/policies/products.ts';
import type { SeveritiesPolicy } from '../records/policies/severities.ts';
import { proposeSeverity } from './propose-severity.ts';

const PRODUCTS: ProductsPolicy = {
	schema: 1,
	products: [
		{ id: 'market', name: 'Market', daily_active_users: 1_000_000 },
		{ id: 'empty', name: 'Empty', daily_active_users: 0 },
		{ id: 'new', name: 'New' },
	],
};

function policyOf(...shares: readonly (readonly [id: 'sev1' | 'sev2' | 'sev3' | 'sev4' | 'sev5', share?: number])[]) {
	const severities = shares.map(([id, share]) => ({
		id,
		name: id,
		meaning: id,
		...(share !== undefined && { users_affected_percent: share }),
	}));
	return { schema: 1, severities } satisfies SeveritiesPolicy;
}

const SEVERITIES = policyOf(['sev1', 20], ['sev2', 5], ['sev3', 1], ['sev4', 0.1], ['sev5']);

function propose(usersAffected: number | undefined, more: Partial<Parameters<typeof proposeSeverity>[0]> = {}) {
	return proposeSeverity({ usersAffected, product: 'market', products: PRODUCTS, severities: SEVERITIES, ...more });
}

describe('proposeSeverity', () => {
	test.each([
		['more than all users', 1_500_000, 'sev1', '150 % of the 1000000 a day of market, and it begins at 20 %'],
		['at the worst boundary', 200_000, 'sev1', '20 % of the 1000000 a day of market, and it begins at 20 %'],
		['one user below it', 199_999, 'sev2', '19.99 % of the 1000000 a day of market, and it begins at 5 %'],
		['at a boundary', 10_000, 'sev3', '1 % of the 1000000 a day of market, and it begins at 1 %'],
		['at a fraction of a percent', 1_000, 'sev4', '0.1 % of the 1000000 a day of market, and it begins at 0.1 %'],
		['one user below it', 999, 'sev5', '0.09 % of the 1000000 a day of market, less than the 0.1 % of sev4'],
		['hardly anybody', 3, 'sev5', 'less than 0.01 % of the 1000000 a day of market, less than the 0.1 % of sev4'],
		['nobody', 0, 'sev5', '0 % of the 1000000 a day of market, less than the 0.1 % of sev4'],
	])('%s: %i users', (_name, users, severity, text) => {
		expect(propose(users)).toEqual({
			isProposed: true,
			severity,
			sharePercent: users / 10_000,
			text: `Proposed severity is ${severity}: ${users} users are ${text}`,
		});
	});

	test('the scale counts, not the order of the file', () => {
		const shuffled = policyOf(['sev3', 1], ['sev5'], ['sev1', 20], ['sev4', 0.1], ['sev2', 5]);
		for (const users of [0, 999, 1_000, 60_000, 500_000])
			expect(propose(users, { severities: shuffled })).toEqual(propose(users));
	});

	test.each([
		['no-figure', propose(undefined), 'nobody has said how many users are affected'],
		['unknown-product', propose(5, { product: 'moon' }), 'policies/products.yaml has no "moon"'],
		['unknown-product', propose(5, { products: undefined }), 'policies/products.yaml has no "market"'],
		[
			'no-daily-users',
			propose(5, { product: 'empty' }),
			'policies/products.yaml gives no daily_active_users of "empty"',
		],
		['no-daily-users', propose(5, { product: 'new' }), 'policies/products.yaml gives no daily_active_users of "new"'],
		[
			'no-shares',
			propose(5, { severities: policyOf(['sev1'], ['sev2']) }),
			'policies/severities.yaml gives no users_affected_percent',
		],
		['no-shares', propose(5, { severities: undefined }), 'policies/severities.yaml gives no users_affected_percent'],
		[
			'below-all-shares',
			propose(5, { severities: policyOf(['sev1', 20], ['sev2', 5]) }),
			'5 users are less than 0.01 % of the 1000000 a day of market, less than the 5 % of sev2',
		],
	])('says why it cannot: %s', (reason, proposal, why) => {
		expect(proposal).toEqual({ isProposed: false, reason, text: `No severity proposed: ${why}` });
	});

	test('a boundary is exact where floating point is not', () => {
		const products: ProductsPolicy = { schema: 1, products: [{ id: 'market', name: 'M', daily_active_users: 3_000 }] };
		// 0.07 × 3000 ÷ 100 is 2.1000000000000001; 1.1 × 3000 ÷ 100 is 33.000000000000004.
		const severities = policyOf(['sev1', 1.1], ['sev2']);
		expect(propose(33, { products, severities })).toMatchObject({ severity: 'sev1' });
		expect(propose(32, { products, severities })).toMatchObject({ severity: 'sev2' });
	});
});
