/** The template that a company may change; its headings are the sections a reviewed postmortem must have. */
export const POSTMORTEM_TEMPLATE = 'policies/templates/postmortem.md';

/** The sections that rules read by name: a template may add others and may lose none of these. */
export const POSTMORTEM_SECTIONS = [
	'Summary',
	'Detection',
	'Trigger',
	'Impact',
	'Resolution and recovery',
	'Root cause',
	'Timeline',
	'What went well',
	'What did not go well',
	'Lessons learned',
] as const;

export type PostmortemSection = (typeof POSTMORTEM_SECTIONS)[number];
