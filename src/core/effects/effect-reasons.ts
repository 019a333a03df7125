/** Every reason code of an effect, with the sentence that people read. */
export const EFFECT_REASONS = {
	'mail/triggered': 'The incident is open and nobody has been told.',
	'mail/reopened': 'The incident was resolved and is open again.',
	'mail/severity-raised': 'The incident is worse than the last mail said.',
	'mail/resolved': 'The incident was resolved.',
	'mail/dismissed': 'The incident was dismissed, so those who were told of it are told that it was none.',
	'mail/closed': 'The incident was closed, so its cause and what ended it are told.',
	'mail/owner-only':
		'Another incident explains this one (its cause or its duplicate), so only the team that owns the service and its on-call engineer are told.',
	'mail/postmortem-due': 'The postmortem is due within two days and not accepted.',
	'mail/postmortem-overdue': 'The day by which the postmortem was due is over, and it is not accepted.',
	'mail/action-overdue': 'The day by which an action of the postmortem was due is over, and it is open.',
	'postmortem/needed': 'Policy asks for a postmortem of this incident and there is none.',
	'room/opened': 'policies/triage.yaml gives incidents of this kind a room.',
	'room/over': 'The incident is closed or dismissed, so its room is closed.',
	'ticket/postmortem': 'Policy asks for a postmortem of this incident and no ticket asks for it.',
	'ticket/action': 'An open action of the postmortem has no ticket.',
} as const;

export type EffectReason = keyof typeof EFFECT_REASONS;
