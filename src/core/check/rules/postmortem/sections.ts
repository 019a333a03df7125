import { closestWord } from '../../../diagnostics/closest-word.ts';
import { POSTMORTEM_SECTIONS, POSTMORTEM_TEMPLATE } from '../../../postmortem/postmortem-sections.ts';
import { type Finding, type Place, recordRule } from '../../rule.ts';
import { readPostmortemText } from '../../text/postmortem-text.ts';
import { isSameTitle, type Section, splitSections } from '../../text/split-sections.ts';

export const postmortemSections = recordRule({
	id: 'postmortem/sections',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'A postmortem in review has every section of the template, once and in its order.',
	why: 'Readers of other teams look for the same thing at the same place. The headings come from `policies/templates/postmortem.md`; sections of your own may stand between them. A draft may still miss some, and an accepted one is not asked for sections that the template was given later.',
	*check(record, { records }): Iterable<Finding> {
		const { sections: found, isReviewed } = readPostmortemText(record);
		if (!isReviewed) return;
		// What was accepted was accepted with the template of its day; only the sections that rules read stay asked for.
		const template = record.value.status === 'accepted' ? undefined : records.text(POSTMORTEM_TEMPLATE);
		const titles = template === undefined ? POSTMORTEM_SECTIONS : splitSections(template).map(({ title }) => title);
		yield* missing(found, titles, record.body.length);
		yield* repeated(found, titles, record.file);
		yield* misplaced(found, titles);
	},
});

function* missing(found: readonly Section[], titles: readonly string[], end: number): Iterable<Finding> {
	const unknown = found.filter(({ title }) => !titles.some((known) => isSameTitle(known, title)));
	for (const [index, title] of titles.entries()) {
		if (found.some((section) => isSameTitle(section.title, title))) continue;
		const near = closestWord(
			title,
			unknown.map((section) => section.title),
		);
		const misnamed = unknown.find((section) => section.title === near);
		if (misnamed) {
			yield misnamedFinding(misnamed, title);
			continue;
		}
		const next = found.find((section) => titles.slice(index + 1).some((later) => isSameTitle(later, section.title)));
		const at: Place = { body: [next?.start ?? end, next?.contentStart ?? end] };
		const where = next ? `before "${next.title}"` : 'at the end';
		yield {
			at,
			message: `Unexpected lack of the section "${title}", expected it ${where}`,
			expected: [title],
			help: `Write "## ${title}" and what belongs there; the template says what that is.`,
		};
	}
}

function misnamedFinding({ title, start, contentStart }: Section, expected: string): Finding {
	const at: Place = { body: [start, contentStart] };
	return {
		at,
		message: `Unexpected section "${title}", expected "${expected}"`,
		actual: title,
		expected: [expected],
		help: `Did you mean "## ${expected}"?`,
		repair: {
			title: `Call it "${expected}"`,
			// A section of the team's own may have a similar name.
			safe: false,
			edits: [{ at, text: `## ${expected}\n` }],
		},
	};
}

function* repeated(found: readonly Section[], titles: readonly string[], file: string): Iterable<Finding> {
	for (const [index, section] of found.entries()) {
		const first = found.findIndex((other) => isSameTitle(other.title, section.title));
		if (first === index || !titles.some((title) => isSameTitle(title, section.title))) continue;
		const { start, contentStart } = found[first]!;
		yield {
			at: { body: [section.start, section.contentStart] },
			message: `Unexpected second section "${section.title}", expected one`,
			actual: section.title,
			help: 'Make one of the two.',
			related: [{ message: 'the first', file, at: { body: [start, contentStart] } }],
		};
	}
}

function* misplaced(found: readonly Section[], titles: readonly string[]): Iterable<Finding> {
	let last: { readonly rank: number; readonly title: string } | undefined;
	for (const { title, start, contentStart } of found) {
		const rank = titles.findIndex((known) => isSameTitle(known, title));
		if (rank < 0) continue;
		if (last && rank < last.rank) {
			const before = titles[rank + 1]!;
			yield {
				at: { body: [start, contentStart] },
				message: `Unexpected section "${title}" after "${last.title}", expected it before "${before}"`,
				actual: title,
				help: 'Move it to its place in the order of the template.',
			};
		} else last = { rank, title };
	}
}
