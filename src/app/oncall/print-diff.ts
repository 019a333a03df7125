import type { ChangedWatch, PersonChange } from '../../core/oncall/compare-schedules.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { ScheduleDiff } from './diff-schedules.ts';
import { formatLocal } from './format-local.ts';

/** More lines than anybody reads in a pull request; the rest is counted. */
const LINES = 40;
/** A longer list is folded, so that what matters is seen on a phone without scrolling. */
const LINES_UNFOLDED = 6;

/** What a change does to the next 12 weeks, as Markdown for a pull request. */
export function printDiff(diffs: readonly ScheduleDiff[]): string {
	if (diffs.length === 0) return 'Nobody is on call at another time in the next 12 weeks.\n';
	return `${diffs.map(printScheduleDiff).join('\n\n')}\n`;
}

/** What a change does to one schedule. */
export function printScheduleDiff({ name, timeZone, comparison }: ScheduleDiff): string {
	const { changes, people, newGaps, newClashes } = comparison;
	const at = (instant: string) => formatLocal(instant, timeZone);
	const warnings = [
		...newGaps.map(({ role, start, end }) => `- **Nobody** is ${role} from ${at(start)} until ${at(end)}.`),
		...newClashes.map(
			({ member, roles, start, end }) =>
				`- **Twice at once:** \`${member}\` is ${roles.join(' and ')} from ${at(start)} until ${at(end)}.`,
		),
	];
	const losers = people.filter(({ sleep }) => sleep.after - sleep.before >= 1);
	const parts = [
		`### On call, ${inertMarkdown(name)}: the next 12 weeks`,
		...(warnings.length > 0 ? [limited(warnings).join('\n')] : []),
		losers.length === 0 ? 'Nobody loses sleep.' : `Loses sleep: ${losers.map(loserWords).join(', ')}.`,
		changeTable(changes, at, timeZone),
		peopleTable(people),
	];
	return parts.filter((part) => part !== '').join('\n\n');
}

function loserWords({ member, sleep }: PersonChange): string {
	return `\`${member}\` (${Math.round(sleep.after - sleep.before)} h more between 22:00 and 07:00)`;
}

function changeTable(changes: readonly ChangedWatch[], at: (instant: string) => string, timeZone: string): string {
	if (changes.length === 0) return '';
	const rows = changes.map(
		({ role, start, end, before, after }) =>
			`| ${at(start)} to ${at(end)} | ${role} | ${memberCell(before)} → ${memberCell(after)} |`,
	);
	const table = [`| When (${timeZone}) | Role | Who |`, '|---|---|---|', ...limited(rows, '| … ')].join('\n');
	if (rows.length <= LINES_UNFOLDED) return table;
	return `<details><summary>${rows.length} changes of who is on call</summary>\n\n${table}\n\n</details>`;
}

function peopleTable(people: readonly PersonChange[]): string {
	const changed = people.filter(({ hours }) => Math.round(hours.before) !== Math.round(hours.after));
	if (changed.length === 0) return '';
	const rows = changed.map(({ member, hours, sleep }) => {
		const pair = ({ before, after }: PersonChange['hours']) => `${Math.round(before)} → ${Math.round(after)}`;
		return `| \`${member}\` | ${pair(hours)} | ${pair(sleep)} |`;
	});
	return ['| Person | Hours paged first | Of these asleep |', '|---|---|---|', ...limited(rows, '| … ')].join('\n');
}

function limited(lines: readonly string[], prefix = '- '): readonly string[] {
	if (lines.length <= LINES) return lines;
	return [...lines.slice(0, LINES), `${prefix}and ${lines.length - LINES} more`];
}

function memberCell(member: string | undefined): string {
	return member === undefined ? '**nobody**' : `\`${member}\``;
}
