import type { Incident } from '../../records/incident.ts';
import type { CommandOutcome, FactEdit } from '../command-outcome.ts';
import { changed, refused } from '../command-outcome.ts';
import type { CommandContext, CommandRule } from '../command-rule.ts';
import { didYouMean, quoted } from '../command-text.ts';
import type { CommandOf } from '../incident-command.ts';

type Command = CommandOf<'verdict'>;
type Verdict = NonNullable<Incident['verdict']>;

/** How many names a sentence lists. */
const MOST_NAMES = 20;

/** `verdict`: whether the page was worth it, of the incident or of one of its alerts by name. What it was stays in the timeline. */
export const setVerdict: CommandRule<Command> = {
	statuses: ['open', 'resolved', 'closed', 'dismissed'],
	already: (facts, { value, reason, alert }) => {
		const before = verdictOf(facts, alert);
		const isSame = before?.value === value && (reason === undefined || reason === before.reason);
		return isSame ? `has the verdict ${value}${alert === undefined ? '' : ` on ${quoted(alert)}`} already` : undefined;
	},
	change: (facts, command, context) =>
		command.alert === undefined
			? judgeIncident(facts, command, context)
			: judgeAlert(facts, command.alert, { command, context }),
};

/** The keys of an incident's verdict; a reason of an earlier verdict does not outlive it. */
export function verdictEdits({ value, by, reason }: Verdict): readonly FactEdit[] {
	return [
		{ path: ['verdict', 'value'], value },
		{ path: ['verdict', 'by'], value: by },
		{ path: ['verdict', 'reason'], value: reason },
	];
}

function verdictOf({ verdict, alert_verdicts = [] }: Incident, alert: string | undefined): Verdict | undefined {
	return alert === undefined ? verdict : alert_verdicts.findLast(({ name }) => name === alert);
}

function judgeIncident(facts: Incident, command: Command, { now, by }: CommandContext): CommandOutcome {
	const { value, reason } = command;
	if (facts.status === 'dismissed' && value !== 'false-positive')
		return refused('command/status', [
			`${facts.id} is dismissed, and its verdict stays false-positive. Open a new incident`,
		]);
	return changed({
		said: [`${facts.id} has the verdict ${value} by ${by}`],
		edits: verdictEdits({ value, by, reason }),
		timeline: [{ at: now, kind: 'note', text: sentence('Verdict', facts, command), by }],
	});
}

function judgeAlert(
	facts: Incident,
	name: string,
	{ command, context }: { readonly command: Command; readonly context: CommandContext },
): CommandOutcome {
	const { alertNames, now, by } = context;
	if (!alertNames.includes(name)) return refused('command/words', [unknownAlert(name, facts.id, alertNames)]);
	const { value, reason } = command;
	const others = (facts.alert_verdicts ?? []).filter((verdict) => verdict.name !== name);
	const verdict = { name, value, by, ...(reason !== undefined && { reason }), at: now };
	return changed({
		said: [`${facts.id} has the verdict ${value} on ${quoted(name)} by ${by}`],
		edits: [{ path: ['alert_verdicts'], value: [...others, verdict] }],
		timeline: [{ at: now, kind: 'note', text: sentence(`Verdict on ${name}:`, facts, command), by }],
	});
}

function sentence(start: string, facts: Incident, { value, reason, alert }: Command): string {
	const before = verdictOf(facts, alert)?.value;
	const change = before === undefined || before === value ? value : `${value} (before: ${before})`;
	return `${start} ${change}${reason === undefined ? '' : `: ${reason}`}`;
}

function unknownAlert(name: string, id: string, names: readonly string[]): string {
	if (names.length === 0)
		return `Unexpected alert ${quoted(name)}, expected an alert of ${id}, and alerts/ has none of it`;
	return `Unexpected alert ${quoted(name)}, expected one of ${names.slice(0, MOST_NAMES).map(quoted).join(', ')}${didYouMean(name, names)}`;
}
