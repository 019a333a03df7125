/** Half-open interval in milliseconds since 1970; `end > start`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Whether two spans have a moment in common. */
export function overlaps(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

/** The shortest span that holds all of these; at least one. */
export function hullOf(spans: readonly Span[]): Span {
	let { start, end } = spans[0]!;
	for (const span of spans) {
		start = Math.min(start, span.start);
		end = Math.max(end, span.end);
	}
	return { start, end };
}

/** What two spans have in common, with everything else that the first one holds; nothing where they are apart. */
export function clip<T extends Span>(item: T, { start, end }: Span): T[] {
	const clipped = { ...item, start: Math.max(item.start, start), end: Math.min(item.end, end) };
	return clipped.end > clipped.start ? [clipped] : [];
}

/** What is left of a span without another: nothing, one piece or two. */
export function cut<T extends Span>(item: T, without: Span): T[] {
	if (!overlaps(item, without)) return [item];
	const before = { ...item, end: without.start };
	const after = { ...item, start: without.end };
	return [before, after].filter(({ start, end }) => end > start);
}

/** Spans in order of start, those that touch or overlap made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
	const merged: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start)) {
		const last = merged.at(-1);
		if (last && span.start <= last.end)
			merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
		else merged.push({ start: span.start, end: span.end });
	}
	return merged;
}

/** The parts of a span that none of the others covers, in order. */
export function uncovered(span: Span, covered: readonly Span[]): Span[] {
	let left: Span[] = [span];
	for (const other of covered) left = left.flatMap((piece) => cut(piece, other));
	return left;
}
