/** Every reason code of a triage decision, with the sentence that people read. Codes are public: they stand in the archive for ever. */
export const REASONS = {
	'open/new-problem': 'Nothing open explained the alert, so it opened an incident.',
	'open/unknown-service':
		'No service claims the alert. It opened an incident of service "unknown"; add a rule to a file in services/.',
	'open/resolve-came-first':
		'The resolve of this alert had arrived before its trigger, so the incident was opened and resolved at once.',
	'open/acknowledge-came-first':
		'Somebody acknowledged an alert whose trigger had not arrived; the incident was opened as acknowledged.',
	'group/open-incident':
		'An open incident has the same group key (by default service and kind), so the alert joined it.',
	'group/reopened': 'The incident of this group was resolved less than the reopen window ago, so it was opened again.',
	'repeat/same-state': 'The same alert in the same state: counted, nothing else changes.',
	'repeat/overtaken': 'A newer state of this alert was already known: kept, nothing about the status changes.',
	'state/acknowledged': 'A person acknowledged the alert in its source.',
	'state/unacknowledged': 'The acknowledgement was taken back or ran out in the source.',
	'state/resolved': 'The last alert of the incident was resolved, so the incident was.',
	'state/still-firing': 'The alert was resolved while others of the incident still fire.',
	'state/incident-not-open': 'The incident was no longer open when the alert changed; nothing about it changes.',
	'state/no-incident':
		'Nobody knows the alert that this resolve belongs to. It is remembered in case the trigger is late.',
	'note/added': 'The event carries no state; it was added to the timeline.',
	'note/no-incident': 'The event carries no state and no incident holds its alert; it is only in the archive.',
	'ignored/not-about-an-incident': 'The event says nothing about an incident; it is only in the archive.',
	'refused/unreadable': 'The body could not be read as what its source sends; the problem is named in the title.',
} as const;

export type ReasonCode = keyof typeof REASONS;
