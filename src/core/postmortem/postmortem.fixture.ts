import type { Incident } from '../records/incident.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import type { Postmortem, PostmortemAction } from '../records/postmortem.ts';

/** A policy as in the example, for tests. */
export const POLICY: PostmortemsPolicy = {
	schema: 1,
	required_for: { kinds: ['service-down'], severities: ['sev1', 'sev2', 'sev3'] },
	open_on: 'resolve',
	due: [
		{ severity: 'sev1', within: '3d' },
		{ severity: 'sev3', within: '7d' },
	],
	actions_due: [
		{ severity: 'sev1', within: '4w' },
		{ severity: 'sev3', within: '8w' },
	],
	reviewers: [
		{ severities: ['sev1', 'sev2'], roles: ['service_owner', 'action_owners', 'stakeholders'] },
		{ severities: ['sev3'], roles: ['service_owner', 'action_owners'] },
	],
};

/** A resolved sev3 incident of the service `till`, owned by payments. */
export function incidentOf(changes: Partial<Incident> = {}): Incident {
	return {
		schema: 1,
		id: 'INC-2026-0042',
		title: 'Receipts are empty',
		status: 'resolved',
		severity: 'sev3',
		kind: 'data',
		service: 'till',
		team: 'payments',
		product: 'shop',
		detected_by: 'alert',
		times: { detected: '2026-11-01T22:00:00Z', resolved: '2026-11-02T23:30:00Z' },
		...changes,
	};
}

/** An open action of @budi with a ticket. */
export function actionOf(changes: Partial<PostmortemAction> = {}): PostmortemAction {
	return {
		id: 'A1',
		text: 'Print the receipt from the order',
		type: 'prevent',
		owner: '@budi',
		due: '2026-12-01',
		status: 'open',
		ticket: 'PAY-1',
		...changes,
	};
}

/** An accepted postmortem with one action. */
export function postmortemOf(changes: Partial<Postmortem> = {}): Postmortem {
	return {
		schema: 1,
		incident: 'INC-2026-0042',
		status: 'accepted',
		due: '2026-11-09',
		causes: ['code-defect'],
		actions: [actionOf()],
		...changes,
	};
}
