import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import type { IncidentStatus, Severity } from '../../core/records/incident.ts';
import type { RefusedDelivery } from './decide-deliveries.ts';

/** What one commit of intake decided. */
export interface IntakeResult {
	readonly alerts: readonly (Pick<AlertLine, 'fingerprint' | 'state' | 'decision' | 'incident'> & {
		readonly reason: string;
	})[];
	readonly incidents: readonly {
		readonly id: string;
		/** opened, reopened, updated, or the status it came to. */
		readonly change: string;
		readonly service: string;
		readonly kind: string;
		readonly severity: Severity;
		readonly status: IncidentStatus;
	}[];
	readonly refused: readonly RefusedDelivery[];
	/** Ids of deliveries that had been taken in before. */
	readonly replays: readonly string[];
	/** Broken records that were met; none of them was touched. */
	readonly problems: readonly Diagnostic[];
}
