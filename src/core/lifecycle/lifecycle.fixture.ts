import type { Incident, IncidentStatus } from '../records/incident.ts';
import type { CommandContext } from './command-rule.ts';
import type { IncidentCommand } from './incident-command.ts';

/** When the commands of the tests are given. */
export const NOW = '2026-11-20T04:00:00Z';

const TIMES: Readonly<Record<IncidentStatus, Incident['times']>> = {
	'lead-up': { reported: '2026-11-20T03:00:00Z' },
	open: { detected: '2026-11-20T03:00:00Z' },
	resolved: { detected: '2026-11-20T03:00:00Z', resolved: '2026-11-20T03:40:00Z' },
	closed: { detected: '2026-11-20T03:00:00Z', resolved: '2026-11-20T03:40:00Z', closed: '2026-11-20T03:50:00Z' },
	dismissed: { detected: '2026-11-20T03:00:00Z', dismissed: '2026-11-20T03:50:00Z' },
};

/** A sev3 incident of a status, in a product line of a million users a day. */
export function factsOf(status: IncidentStatus, changes: Partial<Incident> = {}): Incident {
	return {
		schema: 1,
		id: 'INC-2026-0042',
		title: 'Receipts are empty',
		status,
		severity: 'sev3',
		kind: 'data',
		service: 'till',
		team: 'payments',
		product: 'market',
		detected_by: 'alert',
		times: TIMES[status],
		...(status === 'dismissed' && { verdict: { value: 'false-positive' as const, reason: 'A drill' } }),
		...changes,
	};
}

/** A context in which @budi commands, two alerts are known, and closing needs nothing more. */
export function contextOf(changes: Partial<CommandContext> = {}): CommandContext {
	return {
		now: NOW,
		by: '@budi',
		people: ['@budi', '@rina'],
		timeline: [],
		firing: 0,
		alertNames: ['DiskAlmostFull', 'HighErrorRate'],
		severities: {
			schema: 1,
			severities: [
				{ id: 'sev2', name: 'Major', meaning: 'Many', users_affected_percent: 5 },
				{ id: 'sev3', name: 'Moderate', meaning: 'Some', users_affected_percent: 1 },
			],
		},
		products: { schema: 1, products: [{ id: 'market', name: 'Market', daily_active_users: 1_000_000 }] },
		...changes,
	};
}

/** One command of each verb; of lead-up both. */
export const COMMANDS: readonly IncidentCommand[] = [
	{ verb: 'ack' },
	{ verb: 'resolve', text: 'rolled back' },
	{ verb: 'close' },
	{ verb: 'reopen', reason: 'errors are back' },
	{ verb: 'severity', severity: 'sev2', reason: 'half of all payments fail' },
	{ verb: 'note', text: 'we look at the database' },
	{ verb: 'dismiss', reason: 'a load test' },
	{ verb: 'verdict', value: 'not-actionable', reason: 'it heals itself' },
	{ verb: 'verdict', value: 'not-actionable', reason: 'it heals itself', alert: 'DiskAlmostFull' },
	{ verb: 'impact', figures: { users_affected: 60_000, description: 'no receipts' } },
	{ verb: 'role', role: 'scribe', person: '@rina' },
	{ verb: 'lead-up', verdict: 'confirmed', reason: 'three shops say so' },
	{ verb: 'lead-up', verdict: 'dismissed', reason: 'one phone only' },
];
