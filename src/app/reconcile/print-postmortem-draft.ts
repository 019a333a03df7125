import { isSameTitle, splitSections } from '../../core/check/text/split-sections.ts';
import type { PostmortemEffect } from '../../core/effects/effect.ts';
import { POSTMORTEM_SECTIONS } from '../../core/postmortem/postmortem-sections.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import { printRecord } from '../../formats/print-record.ts';

/** The text of a drafted postmortem: the template, with what the records know above the advice of each section. */
export function printPostmortemDraft({ payload }: PostmortemEffect, template: string): string {
	const known = payload.prefill.map(({ section, lines }) => ({
		section: section as string,
		text: lines.map((line) => `- ${inertMarkdown(line)}`).join('\n'),
	}));
	const timeline = {
		section: 'Timeline',
		text: 'Rendered from [timeline.yaml](timeline.yaml): before, during and after.',
	};
	const body = template.trim() === '' ? POSTMORTEM_SECTIONS.map((title) => `## ${title}\n`).join('\n') : template;
	return printRecord('postmortem', payload.facts, fill(body, [...known, timeline]));
}

function fill(template: string, known: readonly { readonly section: string; readonly text: string }[]): string {
	const sections = splitSections(template);
	let [filled, last] = ['', 0];
	for (const { title, contentStart } of sections) {
		const text = known.find(({ section }) => isSameTitle(section, title))?.text;
		if (text === undefined) continue;
		filled += `${template.slice(last, contentStart).trimEnd()}\n\n${text}\n`;
		last = contentStart;
	}
	const rest = template.slice(last);
	return `\n${filled}${rest}`.replace(/^\n+/, '\n');
}
