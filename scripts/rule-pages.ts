import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UNREADABLE_FILE } from '../src/app/check/check-file.ts';
import { type ExamplePart, parseExample } from '../src/core/check/examples/parse-example.ts';
import { RULE_CRASHED } from '../src/core/check/raise-findings.ts';
import type { CheckRule } from '../src/core/check/rule.ts';
import { RULES } from '../src/core/check/rules/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FROM = 'src/core/check/rules';

/** The pages of the check: an index, one page a rule with its examples, and one each for what the engine itself says. */
export function rulePages(): readonly { readonly path: string; readonly from: string; readonly text: string }[] {
	const pages = RULES.map((rule) => ({ path: `docs/rules/${rule.id}.md`, text: rulePage(rule) }));
	return [
		{ path: 'docs/rules/README.md', text: indexPage() },
		{ path: 'docs/rules/schema.md', text: SCHEMA_PAGE },
		{ path: `docs/rules/${RULE_CRASHED.id}.md`, text: CRASH_PAGE },
		{ path: `docs/rules/${UNREADABLE_FILE}.md`, text: UNREADABLE_PAGE },
		...pages,
	].map((page) => ({ ...page, from: FROM }));
}

function indexPage(): string {
	const groups = Map.groupBy(
		RULES.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
		({ id }) => id.split('/')[0]!,
	);
	const tables = [...groups].map(([group, rules]) => {
		const rows = rules.map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |`);
		return `## ${group}\n\n| rule | | what it asks |\n|---|---|---|\n${rows.join('\n')}\n`;
	});
	return `# Rules of the check

\`npm run tocsin -- check\` and the action on pull requests judge the records by these rules. Errors fail the check,
warnings and notes do not. Each page has examples; they are the tests of the rule. Generated from \`${FROM}/\`.

Beside them every record is held to its [schema](schema.md).

| command | what it does |
|---|---|
| \`npm run tocsin -- check\` | judges everything; what has not changed since the last time is not judged again |
| \`npm run tocsin -- check PATH…\` | judges some files or folders |
| \`… check --fix\` | mends what is marked \`fix\`, with no other byte changed, and says what it mended |
| \`… check --base main\` | names the problems of what this branch changes, and errors of those who refer to it |
| \`… check --format json\` | also \`sarif\` (2.1.0) and \`github\` (annotations, and the step summary) |

It exits with 0 where there is no error, 1 where there is one, 2 where nothing could be read. What a rule marks
\`suggestion\` needs a person: the fix may be another one. On pull requests: [the action](../../actions/check/README.md).

${tables.join('\n')}`;
}

function rulePage(rule: CheckRule): string {
	const looksAt =
		rule.scope === 'record' ? rule.kinds.join(', ') : rule.scope === 'file' ? 'every file' : 'all records together';
	return [
		`# ${rule.id}`,
		rule.summary,
		`${rule.severity[0]!.toUpperCase()}${rule.severity.slice(1)}. Looks at: ${looksAt}.`,
		rule.why,
		...examplesOf(rule, 'bad'),
		...examplesOf(rule, 'good'),
		`[All rules](../README.md)`,
	]
		.join('\n\n')
		.concat('\n');
}

function examplesOf({ id }: CheckRule, kind: 'good' | 'bad'): string[] {
	return globSync(`${FROM}/${id}/${kind}/*.txt`, { cwd: ROOT })
		.sort()
		.flatMap((path) => {
			const { title, parts, expected } = parseExample(readFileSync(`${ROOT}/${path}`, 'utf8'));
			return [
				`## ${kind === 'bad' ? 'Bad' : 'Good'}: ${title}`,
				...parts.flatMap((part) => [
					captionOf(part),
					...(part.text === '' ? [] : [fenced(part.text, languageOf(part))]),
				]),
				...(expected === '' ? [] : ['The check says:', fenced(expected, 'text')]),
			];
		});
}

function captionOf({ kind, path }: ExamplePart): string {
	switch (kind) {
		case 'before':
		case 'before-edit':
			return `Before the change, \`${path}\`:`;
		case 'delete':
			return `\`${path}\` is deleted.`;
		case 'edit':
		case 'file':
			return `\`${path}\`:`;
		default:
			return kind satisfies never;
	}
}

function languageOf({ path, text }: ExamplePart): string {
	if (path.endsWith('.yaml')) return 'yaml';
	if (!path.endsWith('.md')) return 'text';
	return /^---$/m.test(text) ? 'markdown' : 'yaml';
}

function fenced(text: string, language: string): string {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

const SCHEMA_PAGE = `# Schema

Every record is read as its schema says before any rule looks at it. What the schema refuses is an error named after the
kind of record and the key: \`incident/severity\`, \`service/unknown-key\`, \`timeline/yaml\`. The schemas are in
\`schemas/\`; editors that know JSON Schema complete and check YAML with them.

- A key that the schema does not know is an error, with the key that was probably meant. \`--fix\` renames it.
- Front matter and YAML are data only: no anchors, aliases or tags, no key twice, no other language after \`---\`.
- A record with an error of this sort is not judged by the other rules until it is mended.

[All rules](README.md)
`;

const CRASH_PAGE = `# ${RULE_CRASHED.id}

A rule failed instead of giving its verdict.

Error. This is a mistake in the rule and not in the record: please report it with the file that it names. All other rules
have been asked.

[All rules](../README.md)
`;

const UNREADABLE_PAGE = `# ${UNREADABLE_FILE}

A file below the folders of records cannot be read.

Error. What cannot be read has not been judged, and that is no pass. The system says why in the message: \`EACCES\`, you may
not read it; \`ENOENT\`, it went away while the check ran.

[All rules](../README.md)
`;
