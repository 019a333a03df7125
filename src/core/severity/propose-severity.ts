import { SEVERITIES, type Severity } from '../records/incident.ts';
import type { ProductsPolicy } from '../records/policies/products.ts';
import type { SeveritiesPolicy } from '../records/policies/severities.ts';

/** What a proposal is made from; a policy that cannot be read is absent. */
export interface SeverityQuestion {
	readonly usersAffected: number | undefined;
	/** Id of the product line. */
	readonly product: string;
	readonly products: ProductsPolicy | undefined;
	readonly severities: SeveritiesPolicy | undefined;
}

/** A proposed severity with the figures behind it, or why none can be proposed; `text` is a sentence for people. */
export type SeverityProposal =
	| {
			readonly isProposed: true;
			readonly severity: Severity;
			/** Share of the daily active users in percent; may be above 100. */
			readonly sharePercent: number;
			readonly text: string;
	  }
	| {
			readonly isProposed: false;
			readonly reason: 'no-figure' | 'unknown-product' | 'no-daily-users' | 'no-shares' | 'below-all-shares';
			readonly text: string;
	  };

/**
 * Proposes a severity from who is affected. Formula: `100 × usersAffected ÷ daily_active_users` of the product line in
 * `policies/products.yaml`; the worst severity whose `users_affected_percent` in `policies/severities.yaml` is reached
 * (the boundary counts as reached). Below all shares: the next milder severity that has no share of its own.
 */
export function proposeSeverity(question: SeverityQuestion): SeverityProposal {
	const { usersAffected, product, products, severities } = question;
	if (usersAffected === undefined)
		return cannot('no-figure', 'No severity proposed: nobody has said how many users are affected');
	const line = products?.products.find(({ id }) => id === product);
	if (!line) return cannot('unknown-product', `No severity proposed: policies/products.yaml has no "${product}"`);
	const daily = line.daily_active_users ?? 0;
	if (daily === 0)
		return cannot(
			'no-daily-users',
			`No severity proposed: policies/products.yaml gives no daily_active_users of "${product}"`,
		);
	const rules = worstFirst(severities);
	const shares = rules.filter(({ share }) => share !== undefined) as readonly (Rule & { share: number })[];
	const mildest = shares.at(-1);
	if (!mildest)
		return cannot('no-shares', 'No severity proposed: policies/severities.yaml gives no users_affected_percent');
	const sharePercent = (100 * usersAffected) / daily;
	const figures = `${usersAffected} users are ${shareText(sharePercent)} % of the ${daily} a day of ${product}`;
	const reached = shares.find(({ share }) => isReached(usersAffected, daily, share));
	if (reached) return proposed(reached.id, sharePercent, `${figures}, and it begins at ${reached.share} %`);
	const below = `less than the ${mildest.share} % of ${mildest.id}`;
	const milder = rules.slice(rules.indexOf(mildest) + 1)[0];
	if (milder) return proposed(milder.id, sharePercent, `${figures}, ${below}`);
	return cannot('below-all-shares', `No severity proposed: ${figures}, ${below}`);
}

interface Rule {
	readonly id: Severity;
	readonly share: number | undefined;
}

/** By the scale itself: a policy file in another order means the same. */
function worstFirst(policy: SeveritiesPolicy | undefined): readonly Rule[] {
	const rules = (policy?.severities ?? []).map(({ id, users_affected_percent: share }) => ({ id, share }));
	return rules.sort((a, b) => SEVERITIES.indexOf(a.id) - SEVERITIES.indexOf(b.id));
}

/** In whole numbers, to a millionth of a percent: 0.1 % of a million users is 1000, and not a little more. */
function isReached(users: number, daily: number, share: number): boolean {
	return BigInt(users) * 100_000_000n >= BigInt(Math.round(share * 1_000_000)) * BigInt(daily);
}

/** Cut, not rounded: what is below a boundary must not be shown as the boundary. */
function shareText(percent: number): string {
	const cut = Math.floor(percent * 100 + 1e-9) / 100;
	return cut === 0 && percent > 0 ? 'less than 0.01' : String(cut);
}

function proposed(severity: Severity, sharePercent: number, why: string): SeverityProposal {
	return { isProposed: true, severity, sharePercent, text: `Proposed severity is ${severity}: ${why}` };
}

function cannot(reason: (SeverityProposal & { isProposed: false })['reason'], text: string): SeverityProposal {
	return { isProposed: false, reason, text };
}
