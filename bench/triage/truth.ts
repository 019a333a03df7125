import type { Problem, Story } from './story.ts';

/** The labels of a story, asked the ways that scores ask them. */
export interface Truth {
	/** The problem of each firing; a muted firing is a problem of its own. */
	readonly problemOf: ReadonlyMap<string, string>;
	/** The problem that a problem is the duplicate of, or itself. */
	readonly original: (problem: string) => string;
	/** The originals of all that caused a problem, the nearest first; a duplicate has its original's causes. */
	readonly causes: (problem: string) => readonly string[];
	/** Name of the outage that a problem belongs to: all that is joined by cause, duplicate or a cause nobody watches. */
	readonly outage: (problem: string) => string;
}

/** Prepares the labels of a story for scoring. */
export function truthOf({ problems, muted }: Pick<Story, 'problems' | 'muted'>): Truth {
	const linkOf = (id: string, link: (problem: Problem) => string | undefined) => {
		const problem = problems.get(id);
		return problem && link(problem);
	};
	const original = (id: string): string => {
		const other = linkOf(id, ({ duplicateOf }) => duplicateOf);
		return other === undefined ? id : original(other);
	};
	const causes = (id: string): readonly string[] => {
		const cause = linkOf(id, ({ becauseOf }) => becauseOf) ?? linkOf(original(id), ({ becauseOf }) => becauseOf);
		return cause === undefined ? [] : [original(cause), ...causes(cause)];
	};
	const outage = (id: string): string => {
		const next = linkOf(id, ({ becauseOf, duplicateOf, togetherWith }) => becauseOf ?? duplicateOf ?? togetherWith);
		return next === undefined ? id : outage(next);
	};
	const labels = [...problems.values()].flatMap(({ id, firings }) => firings.map((firing) => [firing, id] as const));
	const problemOf = new Map([...labels, ...[...muted].map((firing) => [firing, `muted ${firing}`] as const)]);
	return { problemOf, original, causes, outage };
}
