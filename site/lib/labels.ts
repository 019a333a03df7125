import type { Policies } from '../../src/app/catalogue/catalogue.ts';
import type { IncidentStatus, Severity } from '../../src/core/records/incident.ts';

/** Words for codes that records hold; what policy names is named by policy. */
const STATUS_LABELS: Readonly<Record<IncidentStatus, string>> = {
	'lead-up': 'Lead-up',
	open: 'Open',
	resolved: 'Resolved',
	closed: 'Closed',
	dismissed: 'Dismissed',
};

const DETECTION_LABELS: Readonly<Record<string, string>> = {
	alert: 'An alert',
	'user-report': 'A user’s report',
	engineer: 'An engineer',
	partner: 'A partner',
};

/** `Open`, `Lead-up` … */
export function statusLabel(status: IncidentStatus): string {
	return STATUS_LABELS[status];
}

/** `SEV2`. */
export function severityLabel(severity: Severity): string {
	return severity.toUpperCase();
}

/** Who noticed first, as the end of “noticed by”. */
export function detectionLabel(channel: string): string {
	return DETECTION_LABELS[channel] ?? humanise(channel);
}

/** What words alone would spell wrongly. */
const ROLE_LABELS: Readonly<Record<string, string>> = { dba: 'DBA', devops: 'DevOps' };

/** A role of a schedule or an incident: `Primary`, `Incident commander`, `DBA`. */
export function roleLabel(role: string): string {
	return ROLE_LABELS[role] ?? humanise(role);
}

/** A code such as `incident_commander` or `high-error-rate` as words: `Incident commander`. */
export function humanise(code: string): string {
	const words = code.replace(/[_-]+/g, ' ').trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Name of a kind, by policy. */
export function kindLabel(kind: string, policies: Policies): string {
	return policies.triage?.kinds.find(({ id }) => id === kind)?.name ?? humanise(kind);
}

/** Name of a product line, by policy. */
export function productLabel(product: string, policies: Policies): string {
	return policies.products?.products.find(({ id }) => id === product)?.name ?? humanise(product);
}

/** Name of a cause, by policy. */
export function causeLabel(cause: string, policies: Policies): string {
	return policies.causes?.causes.find(({ id }) => id === cause)?.name ?? humanise(cause);
}
