import type { PostmortemSection } from '../../postmortem/postmortem-sections.ts';
import type { CheckedRecord } from '../rule.ts';
import { maskProse, type Span } from './mask-prose.ts';
import { type Section, sectionOf, splitSections } from './split-sections.ts';
import { splitWords, type Word } from './split-words.ts';

/** The text of a postmortem, taken apart once for all rules. */
export interface PostmortemText {
	readonly sections: readonly Section[];
	/** The body with code, comments and addresses blanked; same offsets. */
	readonly prose: string;
	/** The words of the prose. */
	readonly words: readonly Word[];
	/** A draft may have gaps; what is in review or accepted may not. */
	readonly isReviewed: boolean;
}

const known = new WeakMap<CheckedRecord<'postmortem'>, PostmortemText>();

/** Takes a postmortem apart, or remembers how it was. */
export function readPostmortemText(record: CheckedRecord<'postmortem'>): PostmortemText {
	const before = known.get(record);
	if (before) return before;
	const prose = maskProse(record.body);
	const text = {
		sections: splitSections(record.body),
		prose,
		words: splitWords(prose),
		isReviewed: record.value.status !== 'draft',
	};
	known.set(record, text);
	return text;
}

/** A section that somebody has filled: its place and its prose. */
export interface FilledSection {
	readonly at: Span;
	/** As it is written. */
	readonly text: string;
	/** Without code, comments and addresses. */
	readonly prose: string;
}

/** A section of a reviewed postmortem; undefined in drafts and where it is missing or empty, which other rules name. */
export function filledSection(
	record: CheckedRecord<'postmortem'>,
	title: PostmortemSection,
): FilledSection | undefined {
	const { sections, prose, isReviewed } = readPostmortemText(record);
	const section = isReviewed ? sectionOf(sections, title) : undefined;
	if (!section) return undefined;
	const own = prose.slice(section.contentStart, section.end);
	const start = own.search(/\S/);
	if (start < 0) return undefined;
	const at: Span = [section.contentStart + start, section.contentStart + own.trimEnd().length];
	return { at, text: record.body.slice(...at), prose: own };
}

/** The incident that a postmortem belongs to: the file beside it. */
export function incidentFileOf({ file }: { readonly file: string }): string {
	return `${file.slice(0, file.lastIndexOf('/'))}/incident.md`;
}
