import type { ReplayRules } from '../../core/backtest/replay.ts';
import { type Diagnostic, failure, type Result, success } from '../../core/diagnostics/diagnostic.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import { recordKindOf } from '../../core/records/record-kinds.ts';
import type { Service } from '../../core/records/service.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { BaseVersion } from '../../ports/checked-files.ts';

/** Files to read rules from. */
export interface RuleFiles {
	paths(): readonly string[];
	read(path: string): string;
}

const TRIAGE = 'policies/triage.yaml';

/** The rules of some files. A file that cannot be read is a problem: what would be judged without it is not the change. */
export function readRules(files: RuleFiles): Result<ReplayRules> {
	const problems: Diagnostic[] = [];
	const services = new Map<string, Service>();
	const paths = files.paths();
	for (const path of paths.filter((one) => recordKindOf(one) === 'service')) {
		const parsed = parseRecord('service', path, files.read(path));
		if (parsed.ok) services.set(slugOfPath(path), parsed.value.value);
		else problems.push(...parsed.problems);
	}
	if (!paths.includes(TRIAGE)) {
		const message = `Unexpected absence of ${TRIAGE}, expected the rules to judge by`;
		const start = { line: 1, col: 1 };
		return failure([...problems, { rule: 'backtest/rules', severity: 'error', message, file: TRIAGE, start }]);
	}
	const triage = parseRecord('triage', TRIAGE, files.read(TRIAGE));
	if (!triage.ok) return failure([...problems, ...triage.problems]);
	return problems.length > 0 ? failure(problems) : success({ policy: triage.value.value, services });
}

/** The files as they were before the changes of a work tree. */
export function filesAtBase(files: RuleFiles, { changes, text }: BaseVersion): RuleFiles {
	const changed = new Set(changes.map(({ file }) => file));
	return {
		paths: () => [
			...files.paths().filter((path) => !changed.has(path)),
			...changes.filter(({ file }) => text(file) !== undefined).map(({ file }) => file),
		],
		read: (path) => text(path) ?? files.read(path),
	};
}
