/** The words of an incident, apart from its schema so that a browser can have them without the validator. */

export const INCIDENT_STATUSES = ['lead-up', 'open', 'resolved', 'closed', 'dismissed'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const DETECTION_CHANNELS = ['alert', 'user-report', 'engineer', 'partner'] as const;

export const RELATION_TYPES = ['caused_by', 'duplicate_of', 'recurrence_of', 'related_to'] as const;

export const VERDICTS = ['actionable', 'not-actionable', 'false-positive'] as const;
