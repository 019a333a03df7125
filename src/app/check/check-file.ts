import { createClock } from '../../core/check/create-clock.ts';
import { raiseFileFindings } from '../../core/check/raise-findings.ts';
import type { CheckRule } from '../../core/check/rule.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { AlertNames } from './alert-names.ts';
import { mendSchemaProblem } from './mend-schema-problem.ts';
import { placeFinding } from './place-finding.ts';
import type { RecordStore } from './record-store.ts';
import { trackLookup } from './track-lookup.ts';

/** What was found in one file, and for how long that stays true. */
export interface FileResult {
	readonly problems: readonly Diagnostic[];
	/** Everything that was asked to find it, as notes of `trackLookup`. */
	readonly dependencies: readonly string[];
	/** The moments at which the same would be found (milliseconds since 1970; absent: since and for ever). */
	readonly from?: number;
	readonly until?: number;
	readonly alertNames?: AlertNames;
}

/** How to check: the rules, the moment, and what is known of the archive without reading it again. */
export interface CheckSettings {
	readonly rules: readonly CheckRule[];
	readonly now: string;
	readonly alertNames?: ReadonlyMap<string, AlertNames>;
}

/** The rule that a file breaks by not letting itself be read. */
export const UNREADABLE_FILE = 'check/unreadable-file';

/** Checks one file: its schema, then every rule that asks about it. */
export function checkFile(store: RecordStore, file: string, settings: CheckSettings): FileResult {
	const dependencies = new Set<string>([`f:${file}`]);
	const records = trackLookup(store, (key) => dependencies.add(key), settings.alertNames);
	const { clock, window } = createClock(settings.now);
	const { record, problems, alertNames } = store.read(file);
	const raised = raiseFileFindings(settings.rules, { file, ...(record && { record }) }, { records, clock });
	const found = [
		...unreadable(store, file),
		...problems.map((problem) => mendSchemaProblem(problem, store.files.text(file) ?? '')),
		...raised.map((one) => placeFinding(one, file, records.text)),
	];
	const { from, until } = window();
	return {
		problems: found,
		dependencies: [...dependencies],
		...(Number.isFinite(from) && { from }),
		...(Number.isFinite(until) && { until }),
		...(alertNames && { alertNames }),
	};
}

/** What the engine itself says of a file that the system does not let it read. */
function unreadable(store: RecordStore, file: string): readonly Diagnostic[] {
	const code = store.files.failure(file);
	if (code === undefined) return [];
	return [
		{
			rule: UNREADABLE_FILE,
			severity: 'error',
			message: `Unexpected file that cannot be read (${code}), expected a text`,
			file,
			start: { line: 1, col: 1 },
			help: 'See that the file is there and that you may read it.',
			url: `docs/rules/${UNREADABLE_FILE}.md`,
		},
	];
}
