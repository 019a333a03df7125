import { type RaisedFinding, ruleCrash } from '../../core/check/raise-findings.ts';
import type { Place } from '../../core/check/rule.ts';
import type { Diagnostic, Position } from '../../core/diagnostics/diagnostic.ts';
import { createPlaceLocator } from '../../formats/locate-place.ts';
import { repairEdits } from '../../formats/repair-edits.ts';

const FILE_START: Position = { line: 1, col: 1 };

type ReadText = (file: string) => string | undefined;

/**
 * Gives a finding its lines and columns; `readText` knows the file and every other file that the finding names. A
 * repair that cannot be made is a crash of its rule.
 */
export function placeFinding(raised: RaisedFinding, subject: string, readText: ReadText): Diagnostic {
	try {
		return place(raised, subject, readText);
	} catch (error) {
		return place(ruleCrash(raised.rule.id, raised.finding.file ?? subject, error), subject, readText);
	}
}

function place({ rule, finding }: RaisedFinding, subject: string, readText: ReadText): Diagnostic {
	const { message, at, file = subject, severity = rule.severity, related, repair, ...details } = finding;
	const text = at || repair ? (readText(file) ?? '') : '';
	const locator = createPlaceLocator(file, text);
	const [start, end] = at ? locator.range(at) : [0, 0];
	return {
		rule: rule.id,
		severity,
		message,
		file,
		start: locator.position(start),
		...(at && { end: locator.position(end) }),
		...details,
		...(related && {
			related: related.map((other) => ({
				message: other.message,
				file: other.file,
				start: startOf(other.file, other.at, readText),
			})),
		}),
		...(repair && {
			fix: { title: repair.title, safe: repair.safe, edits: repairEdits(repair, { file, text, locator }) },
		}),
		url: rule.id.startsWith('custom/') ? `${rule.id.replace('/', '/rules/')}.ts` : `docs/rules/${rule.id}.md`,
	};
}

function startOf(file: string, at: Place | undefined, readText: ReadText): Position {
	if (!at) return FILE_START;
	const locator = createPlaceLocator(file, readText(file) ?? '');
	return locator.position(locator.range(at)[0]);
}
