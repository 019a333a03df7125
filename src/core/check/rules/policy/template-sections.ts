import { POSTMORTEM_SECTIONS, POSTMORTEM_TEMPLATE } from '../../../postmortem/postmortem-sections.ts';
import type { FileRule, Finding } from '../../rule.ts';
import { sectionOf, splitSections } from '../../text/split-sections.ts';

export const templateSections: FileRule = {
	id: 'policy/template-sections',
	scope: 'file',
	severity: 'error',
	summary: 'The template of postmortems has all sections that rules read.',
	why: 'The headings of the template are what a postmortem must have, so a section that is lost here is lost in every postmortem from now on. Sections may be added; these stay, by these names.',
	*check(file, { records }): Iterable<Finding> {
		if (file !== POSTMORTEM_TEMPLATE) return;
		const text = records.text(file);
		if (text === undefined) return;
		const found = splitSections(text);
		for (const [index, title] of POSTMORTEM_SECTIONS.entries()) {
			if (sectionOf(found, title)) continue;
			const next = POSTMORTEM_SECTIONS.slice(index + 1).map((later) => sectionOf(found, later));
			const place = next.find((section) => section !== undefined)?.start ?? text.length;
			yield {
				file,
				at: { text: [place, place] },
				message: `Unexpected template without the section "${title}", expected "## ${title}" here`,
				expected: [title],
				help: 'Put it back, with a comment that says what belongs there.',
			};
		}
	},
};
