import type { Alert } from '../alerts/alert.ts';
import type { Severity } from '../records/incident.ts';
import type { TriageMatch, TriagePolicy } from '../records/policies/triage.ts';
import { matchesGlob } from './glob.ts';
import { matchesLabels } from './identify-service.ts';

/** Kind and severity of an alert, and the rule that said so (`default` where none did). */
export interface Level {
	readonly kind: string;
	readonly severity: Severity;
	readonly rule: string;
}

/** The level of an alert by the first rule of `policies/triage.yaml` that matches it. */
export function levelAlert(alert: Alert, service: string, policy: TriagePolicy): Level {
	const rule = policy.levels.find(({ match }) => matchesAlert(match, alert, service));
	return rule
		? { kind: rule.kind, severity: rule.severity, rule: rule.id }
		: { ...policy.default_level, rule: 'default' };
}

/** Whether an alert meets each condition that a rule names; a rule without conditions matches every alert. */
export function matchesAlert(match: TriageMatch, alert: Alert, service: string): boolean {
	const { names, labels, sources, severities, services } = match;
	return (
		(!names || names.some((glob) => matchesGlob(glob, alert.name))) &&
		(!labels || matchesLabels(labels, alert.labels)) &&
		(!sources || sources.includes(alert.source)) &&
		(!severities || severities.some((glob) => matchesGlob(glob, alert.severity ?? ''))) &&
		(!services || services.includes(service))
	);
}
