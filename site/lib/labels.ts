import type { Policies } from '../../src/app/catalogue/catalogue.ts';
import type { IncidentStatus, Severity } from '../../src/core/records/incident.ts';
import { msg, t } from '../i18n/t.ts';

/** Words for codes that records hold; what policy names is named by policy. */
const STATUS_LABELS: Readonly<Record<IncidentStatus, string>> = {
	'lead-up': msg('Lead-up'),
	open: msg('Open'),
	resolved: msg('Resolved'),
	closed: msg('Closed'),
	dismissed: msg('Dismissed'),
};

const DETECTION_LABELS: Readonly<Record<string, string>> = {
	alert: msg('An alert'),
	'user-report': msg('A user’s report'),
	engineer: msg('An engineer'),
	partner: msg('A partner'),
};

/** `Open`, `Lead-up` … */
export function statusLabel(status: IncidentStatus): string {
	return t(STATUS_LABELS[status]);
}

/** `SEV2`. */
export function severityLabel(severity: Severity): string {
	return severity.toUpperCase();
}

/** Who noticed first, as the end of “noticed by”. */
export function detectionLabel(channel: string): string {
	const label = DETECTION_LABELS[channel];
	return label === undefined ? humanise(channel) : t(label);
}

/** What words alone would spell wrongly. */
const ROLE_LABELS: Readonly<Record<string, string>> = { dba: 'DBA', devops: 'DevOps' };

/** A role of a schedule or an incident: `Primary`, `Incident commander`, `DBA`. */
export function roleLabel(role: string): string {
	return ROLE_LABELS[role] ?? humanise(role);
}

/** A code such as `incident_commander` or `high-error-rate` as words in the site's language: `Incident commander`. */
export function humanise(code: string): string {
	const words = code.replace(/[_-]+/g, ' ').trim();
	return t(words.charAt(0).toUpperCase() + words.slice(1));
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
