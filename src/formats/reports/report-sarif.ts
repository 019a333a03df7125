import type { CheckRule } from '../../core/check/rule.ts';
import type { Diagnostic, Position, TextEdit } from '../../core/diagnostics/diagnostic.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What the report says of the tool. */
export interface SarifOptions {
	readonly rules: readonly Pick<CheckRule, 'id' | 'severity' | 'summary' | 'why'>[];
	/** Address of the folder of the repository's files, for pages of rules: `https://github.com/acme/incidents/blob/main`. */
	readonly pages?: string;
}

/** Problems as SARIF 2.1.0 (OASIS), for code scanning and editors: one run, rules with their texts, fixes where there are any. */
export function reportSarif(problems: readonly Diagnostic[], { rules, pages }: SarifOptions): string {
	const described = rules.map((rule) => describeRule(rule, pages));
	const known = new Set(rules.map(({ id }) => id as string));
	const others = [...new Set(problems.map(({ rule }) => rule))].filter((id) => !known.has(id)).sort();
	const descriptors = [...described, ...others.map((id) => ({ id }))];
	const indexes = new Map(descriptors.map(({ id }, index) => [id as string, index]));
	const log = {
		$schema: SCHEMA,
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'tocsin', rules: descriptors } },
				columnKind: 'utf16CodeUnits',
				results: problems.map((problem) => describeResult(problem, indexes.get(problem.rule)!)),
			},
		],
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule({ id, severity, summary, why }: SarifOptions['rules'][number], pages: string | undefined) {
	return {
		id,
		shortDescription: { text: summary },
		help: { text: why, markdown: why },
		defaultConfiguration: { level: LEVELS[severity] },
		...(pages && { helpUri: `${pages}/docs/rules/${id}.md` }),
	};
}

function describeResult(problem: Diagnostic, ruleIndex: number) {
	const { rule, severity, message, help, file, start, end, related = [], fix } = problem;
	return {
		ruleId: rule,
		ruleIndex,
		level: LEVELS[severity],
		message: { text: help ? `${message}. ${help}` : message },
		locations: [{ physicalLocation: placeOf(file, start, end) }],
		...(related.length > 0 && {
			relatedLocations: related.map((place, id) => ({
				id,
				message: { text: place.message },
				physicalLocation: placeOf(place.file, place.start),
			})),
		}),
		...(fix && {
			fixes: [{ description: { text: fix.title }, artifactChanges: [changeOf(file, fix.edits)] }],
		}),
	};
}

function placeOf(file: string, start: Position, end?: Position) {
	return {
		artifactLocation: locationOf(file),
		region: {
			startLine: start.line,
			startColumn: start.col,
			...(end && { endLine: end.line, endColumn: end.col }),
		},
	};
}

function changeOf(file: string, edits: readonly TextEdit[]) {
	return {
		artifactLocation: locationOf(file),
		replacements: edits.map(({ start, end, text }) => ({
			deletedRegion: { charOffset: start, charLength: end - start },
			insertedContent: { text },
		})),
	};
}

function locationOf(file: string) {
	return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
