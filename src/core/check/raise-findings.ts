import type { RecordKind } from '../records/record-kinds.ts';
import type { CheckContext, CheckedRecord, CheckRule, FileRule, Finding, RecordRule } from './rule.ts';

/** A finding with the rule that raised it. */
export interface RaisedFinding {
	readonly rule: Pick<CheckRule, 'id' | 'severity'>;
	readonly finding: Finding;
}

/** The rule that a rule breaks by breaking; a crash is named and all other rules go on. */
export const RULE_CRASHED = { id: 'check/rule-crashed', severity: 'error' } as const;

/** What the rules say of one file (and of the record in it, where it could be read). */
export function raiseFileFindings(
	rules: readonly CheckRule[],
	{ file, record }: { readonly file: string; readonly record?: CheckedRecord },
	context: CheckContext,
): RaisedFinding[] {
	const raised: RaisedFinding[] = [];
	const { ofFiles, ofRecords } = sortedOut(rules);
	for (const rule of ofFiles) guard(rule, file, () => rule.check(file, context), raised);
	if (!record) return raised;
	for (const rule of ofRecords.get(record.kind) ?? []) guard(rule, file, () => rule.check(record, context), raised);
	return raised;
}

interface SortedRules {
	readonly ofFiles: readonly FileRule[];
	readonly ofRecords: ReadonlyMap<RecordKind, readonly RecordRule[]>;
}

const sorted = new WeakMap<readonly CheckRule[], SortedRules>();

/** The rules by what they look at, found once for a list of rules: it is asked for every file. */
function sortedOut(rules: readonly CheckRule[]): SortedRules {
	const known = sorted.get(rules);
	if (known) return known;
	const ofRecords = new Map<RecordKind, RecordRule[]>();
	for (const rule of rules) {
		if (rule.scope !== 'record') continue;
		for (const kind of rule.kinds) ofRecords.set(kind, [...(ofRecords.get(kind) ?? []), rule]);
	}
	const found = { ofFiles: rules.filter((rule) => rule.scope === 'file'), ofRecords };
	sorted.set(rules, found);
	return found;
}

/** What the rules say of all records together. */
export function raiseRepositoryFindings(rules: readonly CheckRule[], context: CheckContext): RaisedFinding[] {
	const raised: RaisedFinding[] = [];
	for (const rule of rules) {
		if (rule.scope === 'repository') guard(rule, 'policies/checks.yaml', () => rule.check(context), raised);
	}
	return raised;
}

function guard(rule: CheckRule, file: string, check: () => Iterable<Finding>, raised: RaisedFinding[]): void {
	try {
		for (const finding of check()) raised.push({ rule, finding });
	} catch (error) {
		raised.push(ruleCrash(rule.id, file, error));
	}
}

/** The finding that stands for a rule that threw. */
export function ruleCrash(id: string, file: string, error: unknown): RaisedFinding {
	const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return {
		rule: RULE_CRASHED,
		finding: {
			file,
			message: `Unexpected failure of the rule ${id}, expected a verdict: ${cause}`,
			help: 'This is a mistake in the rule and not in the record. Please report it with the file.',
		},
	};
}
