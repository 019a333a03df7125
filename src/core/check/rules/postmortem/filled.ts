import { POSTMORTEM_TEMPLATE } from '../../../postmortem/postmortem-sections.ts';
import { type Finding, type Place, recordRule } from '../../rule.ts';
import { findComment, withoutComments } from '../../text/html-comments.ts';
import { readPostmortemText } from '../../text/postmortem-text.ts';
import { isSameTitle, type Section, sectionOf, splitSections } from '../../text/split-sections.ts';

/** Its text is rendered from timeline.yaml, so the template's line may stay and nothing has to be added. */
const RENDERED = 'Timeline';

const PLACEHOLDER =
	/\b(?:TODO|TBD|TBC|FIXME|XXX|WIP|[Ll]orem ipsum|[Bb]elum diisi)\b|\?\?\?|^[ \t]*(?:[-*+][ \t]*)?(?:\.{3}|…)[ \t]*$/gm;

export const sectionsFilled = recordRule({
	id: 'postmortem/filled',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'Every section of a postmortem in review is filled, without placeholders or the words of the template.',
	why: 'A section that nobody filled looks like one with nothing to tell. Where there is nothing, say so and why. A draft may hold placeholders until it goes into review.',
	*check(record, { records }): Iterable<Finding> {
		const { sections, prose, isReviewed } = readPostmortemText(record);
		if (!isReviewed) return;
		const template = records.text(POSTMORTEM_TEMPLATE) ?? '';
		const templateSections = splitSections(template);
		for (const section of sections) {
			if (isSameTitle(section.title, RENDERED)) continue;
			const origin = sectionOf(templateSections, section.title);
			const hint = origin && commentOf(template.slice(origin.contentStart, origin.end));
			yield* emptySection(section, record.body, hint);
			if (hint !== undefined) yield* templateComment(section, record.body, hint);
		}
		for (const { index, 0: match } of prose.matchAll(PLACEHOLDER)) {
			const start = index + match.search(/\S|$/);
			yield {
				at: { body: [start, start + match.trim().length] },
				message: `Unexpected placeholder "${match.trim()}", expected text`,
				actual: match.trim(),
				help: 'Fill it in, or set `status: draft` until it is.',
			};
		}
	},
});

/** The words of the first comment. */
function commentOf(text: string): string | undefined {
	const found = findComment(text);
	return found && text.slice(found[0] + 4, found[1] - 3).trim();
}

function* emptySection({ title, start, contentStart, end }: Section, body: string, hint?: string): Iterable<Finding> {
	if (withoutComments(body.slice(contentStart, end)).trim() !== '') return;
	yield {
		at: { body: [start, contentStart] },
		message: `Unexpected empty section "${title}", expected text`,
		help: hint ?? 'Write what belongs there; where there is nothing to tell, say so and why.',
	};
}

/** A comment of the template beside text is forgotten; alone it is an empty section. */
function* templateComment({ contentStart, end }: Section, body: string, hint: string): Iterable<Finding> {
	const content = body.slice(contentStart, end);
	const found = findComment(content);
	if (!found || commentOf(content) !== hint || withoutComments(content).trim() === '') return;
	const at: Place = { body: [contentStart + found[0], contentStart + found[1]] };
	yield {
		at,
		message: "Unexpected comment of the template, expected only the section's own text",
		help: 'Remove it; the section is written.',
		repair: {
			title: 'Remove the comment',
			safe: true,
			edits: [{ at, text: '' }],
		},
	};
}
