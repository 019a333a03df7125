import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { applyEdits } from '../../formats/repair-edits.ts';
import type { FileChange } from '../../ports/repository.ts';

/** The files as they are after every safe fix, and the problems that were fixed. */
export interface AppliedFixes {
	readonly changes: readonly FileChange[];
	readonly fixed: readonly Diagnostic[];
}

/**
 * Applies the safe fixes of some problems. A fix that touches the same text as another of its file waits for the next
 * check: then its place is known anew.
 */
export function applyFixes(
	problems: readonly Diagnostic[],
	readText: (file: string) => string | undefined,
): AppliedFixes {
	const changes: FileChange[] = [];
	const fixed: Diagnostic[] = [];
	for (const [file, own] of Map.groupBy(
		problems.filter(({ fix }) => fix?.safe),
		(problem) => problem.file,
	)) {
		const text = readText(file);
		if (text === undefined) continue;
		const taken = withoutOverlaps(own);
		fixed.push(...taken);
		changes.push({
			path: file,
			content: applyEdits(
				text,
				taken.flatMap(({ fix }) => fix!.edits),
			),
		});
	}
	return { changes, fixed };
}

function withoutOverlaps(problems: readonly Diagnostic[]): Diagnostic[] {
	const taken: Diagnostic[] = [];
	const edits = (problem: Diagnostic) => problem.fix?.edits ?? [];
	for (const problem of problems) {
		const clashes = edits(problem).some((edit) =>
			taken.flatMap(edits).some((other) => edit.start <= other.end && other.start <= edit.end),
		);
		if (!clashes) taken.push(problem);
	}
	return taken;
}
