/** One section of a Markdown text: what stands under a heading of the second level. */
export interface Section {
	/** Absent for what stands before the first heading. */
	readonly heading?: string;
	/** Markdown below the heading, trimmed. */
	readonly text: string;
}

/** Splits Markdown at its second-level headings (`## …`), leaving alone those inside code fences. */
export function splitSections(markdown: string): readonly Section[] {
	const sections: { heading?: string; lines: string[] }[] = [{ lines: [] }];
	let fence: string | undefined;
	for (const line of markdown.split(/\r?\n/)) {
		const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (marker && (fence === undefined || marker.startsWith(fence))) fence = fence === undefined ? marker : undefined;
		const heading = fence === undefined ? /^##[ \t]+(.+?)[ \t]*#*$/.exec(line)?.[1] : undefined;
		if (heading === undefined) sections.at(-1)!.lines.push(line);
		else sections.push({ heading, lines: [] });
	}
	return sections
		.map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }))
		.filter(({ heading, text }) => heading !== undefined || text !== '');
}

/** The first paragraph under a heading, or undefined where the text has no such section or nothing in it. */
export function firstParagraph(sections: readonly Section[], heading: string): string | undefined {
	const section = sections.find((candidate) => candidate.heading?.toLowerCase() === heading.toLowerCase());
	return section?.text.split(/\n\s*\n/)[0]?.trim() || undefined;
}
