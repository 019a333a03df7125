import { GATE_WHY, type GateDecision, type GateReason } from '../../core/gate/gate-decision.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';

/** A decision as lines for people: the verdict first, then each incident with the way to it. */
export function printGate(decision: GateDecision): readonly string[] {
	const { reasons, problem, override, as_of, unread } = decision;
	return [
		headline(decision),
		...(problem ? [`  ${problem}`] : []),
		...reasons.flatMap(printReason),
		...(override ? [`  override: ${override.reason}`] : []),
		...(unread ? [`  ${unread === 1 ? '1 broken record was' : `${unread} broken records were`} not looked at`] : []),
		...(as_of ? [`  as of ${as_of}`] : []),
	];
}

/** The same as Markdown, for the summary of a job; texts of incidents are inert in it. */
export function printGateMarkdown(decision: GateDecision): string {
	const { reasons, problem, override, as_of } = decision;
	const blocks = [
		`**${headline(decision)}**`,
		...(problem ? [inertMarkdown(problem)] : []),
		...(reasons.length > 0 ? [reasons.map(listItem).join('\n')] : []),
		...(override ? [`Let through with this reason: ${inertMarkdown(override.reason)}`] : []),
		...(as_of ? [`As of ${as_of}.`] : []),
	];
	return `${blocks.join('\n\n')}\n`;
}

function headline({ verdict, why, asked, override }: GateDecision): string {
	const what = asked.service ?? `feature ${asked.feature}`;
	return `${verdict === 'go' ? 'Go' : 'Wait'}: ${what}. ${GATE_WHY[override?.instead_of ?? why]} [${why}]`;
}

function printReason({ incident, title, severity, kind, since, path, explains, url }: GateReason): readonly string[] {
	return [
		`  ${incident} ${severity} ${kind}: ${title}`,
		`    ${wayOf(path)}${since ? `; since ${since}` : ''}${explains.length > 0 ? `; explains ${explains.join(', ')}` : ''}`,
		...(url ? [`    ${url}`] : []),
	];
}

function listItem({ incident, title, severity, kind, path, url }: GateReason): string {
	const name = url && /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${incident}](${url})` : incident;
	return `- ${name} ${severity} ${inertMarkdown(kind)}: ${inertMarkdown(title)} (${inertMarkdown(wayOf(path))})`;
}

function wayOf(path: readonly string[]): string {
	if (path.length === 0) return 'names this feature';
	return path.length === 1 ? `on ${path[0]} itself` : path.join(' needs ');
}
