import { headingId } from './render-markdown.ts';
import { splitSections } from './split-sections.ts';

/** One chapter of a postmortem's page: people's text, and where it belongs, what records say beside it. */
export interface Chapter {
	readonly id: string;
	/** Absent for text before the first heading. */
	readonly title?: string;
	readonly text: string;
	readonly part?: 'timeline' | 'actions';
}

/**
 * The chapters of a postmortem in the author's order. The timeline and the actions come from records: they stand under the
 * author's heading where there is one, else before the lessons and at the end. Headings with nothing under them are left out.
 */
export function viewChapters(
	body: string,
	{ hasTimeline, hasActions }: { readonly hasTimeline: boolean; readonly hasActions: boolean },
): readonly Chapter[] {
	const ids = new Map<string, number>();
	const chapters: Chapter[] = splitSections(body).map(({ heading, text }) => ({
		id: uniqueId(heading ?? 'introduction', ids),
		title: heading,
		text,
		part: partOf(heading, { hasTimeline, hasActions }),
	}));
	if (hasTimeline && !chapters.some(({ part }) => part === 'timeline')) {
		const lessons = chapters.findIndex(({ title }) => /^(?:what (?:went|did)|lessons)/i.test(title ?? ''));
		const timeline: Chapter = { id: uniqueId('Timeline', ids), title: 'Timeline', text: '', part: 'timeline' };
		chapters.splice(lessons === -1 ? chapters.length : lessons, 0, timeline);
	}
	if (hasActions && !chapters.some(({ part }) => part === 'actions')) {
		chapters.push({ id: uniqueId('Actions', ids), title: 'Actions', text: '', part: 'actions' });
	}
	return chapters.filter(({ text, part }) => text !== '' || part !== undefined);
}

function partOf(
	heading: string | undefined,
	{ hasTimeline, hasActions }: { readonly hasTimeline: boolean; readonly hasActions: boolean },
): Chapter['part'] {
	if (hasTimeline && /^timeline$/i.test(heading ?? '')) return 'timeline';
	if (hasActions && /^action(?:s| items)?$/i.test(heading ?? '')) return 'actions';
	return undefined;
}

function uniqueId(title: string, used: Map<string, number>): string {
	const base = headingId(title);
	const count = (used.get(base) ?? 0) + 1;
	used.set(base, count);
	return count === 1 ? base : `${base}-${count}`;
}
