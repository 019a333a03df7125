import { type Finding, type Place, recordRule } from '../../rule.ts';
import { withoutComments } from '../../text/html-comments.ts';
import { sectionOf, splitSections } from '../../text/split-sections.ts';

/** The four questions of somebody who was woken, in the order in which they are asked. */
const SECTIONS = {
	Meaning: 'What is wrong when this alert fires, in words of the system.',
	Impact: 'What customers notice, and what a minute of it costs.',
	Diagnosis: 'How to find out which of the possible causes it is.',
	Mitigation: 'What ends the harm, the safest step first.',
} as const;

export const runbookSections = recordRule({
	id: 'runbook/sections',
	kinds: ['runbook'],
	severity: 'error',
	summary: 'A runbook has the sections Meaning, Impact, Diagnosis and Mitigation, in this order and filled.',
	why: 'At three in the morning a reader wants the same four answers in the same order, in every runbook. Sections of your own may stand after them.',
	*check({ body }): Iterable<Finding> {
		const found = splitSections(body);
		let last: { readonly title: string; readonly start: number } | undefined;
		const titles = Object.keys(SECTIONS);
		for (const [title, hint] of Object.entries(SECTIONS)) {
			const section = sectionOf(found, title);
			if (!section) {
				const later = titles.slice(titles.indexOf(title) + 1).map((other) => sectionOf(found, other));
				const next = later.find((other) => other !== undefined);
				yield {
					at: { body: next ? [next.start, next.contentStart] : [body.length, body.length] },
					message: `Unexpected lack of the section "${title}", expected it ${next ? `before "${next.title}"` : 'at the end'}`,
					expected: [title],
					help: `Write "## ${title}": ${hint}`,
				};
				continue;
			}
			const at: Place = { body: [section.start, section.contentStart] };
			if (withoutComments(body.slice(section.contentStart, section.end)).trim() === '') {
				yield { at, message: `Unexpected empty section "${section.title}", expected text`, help: hint };
			}
			if (last && section.start < last.start) {
				const message = `Unexpected section "${section.title}" before "${last.title}", expected it after`;
				yield { at, message, help: `The order is ${titles.join(', ')}.` };
			} else last = section;
		}
	},
});
