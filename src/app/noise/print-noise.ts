import type { UnusedRule } from '../../core/tuning/find-unused-rules.ts';
import type { RuleNoise } from '../../core/tuning/rule-noise.ts';
import { sayRule, sayShare } from '../../core/tuning/words.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import { formatCount, formatShareOf, formatShort, formatWhole } from '../metrics/format-figures.ts';
import type { NoiseReport, Shift, Suggestion } from './noise-report.ts';

/** More rows than anybody reads; the rest is counted. */
const ROWS = 40;

/** The noise report as Markdown for people. */
export function printNoise(report: NoiseReport): string {
	const { alerts, first, last, rules } = report;
	if (alerts === 0) return '# Noise: no alerts yet\n\nThe archive is empty, so nothing can be said.\n';
	const span = first && last ? ` from ${first.slice(0, 10)} to ${last.slice(0, 10)}` : '';
	const parts = [
		`# Noise: ${formatCount(rules.length, 'alert rule')}, ${formatCount(report.suggestions.length, 'suggested change')}`,
		`${formatCount(alerts, 'event')} of alerts${span}. docs/noise.md says what the words mean.`,
		'## Suggested changes',
		suggested(report),
		...listed('## Tried, and not suggested', notSuggested(report)),
		...listed(
			'## For the monitoring',
			report.advice.map(({ text }) => inertMarkdown(text)),
		),
		'## By alert rule',
		ruleTable(rules),
		...listed('## False positives by month', rules.flatMap(monthsOf)),
		...listed('## Begin together', together(report)),
		...listed('## Seem to need each other', edges(report)),
		...listed('## Rules that met nothing', unused(report.unused.unused)),
		'## The detector',
		detector(report),
	];
	return `${parts.join('\n\n')}\n`;
}

function listed(heading: string, lines: readonly string[]): readonly string[] {
	if (lines.length === 0) return [];
	const rest = lines.length > ROWS ? [`- and ${lines.length - ROWS} more; see them all: \`tocsin --json noise\``] : [];
	return [heading, [...lines.slice(0, ROWS).map((line) => `- ${line}`), ...rest].join('\n')];
}

function suggested({ suggestions, untried }: NoiseReport): string {
	const rest = untried > 0 ? [`${formatCount(untried, 'more idea')} not tried in this run.`] : [];
	if (suggestions.length === 0) return ['Nothing that the archive speaks for clearly enough.', ...rest].join('\n\n');
	return [...suggestions.map(printSuggestion), ...rest].join('\n\n');
}

function printSuggestion({ id, title, evidence, trial, patch }: Suggestion): string {
	const { milder, later, missedUnjudged } = trial;
	const named = (words: string, ids: readonly string[]) => (ids.length > 0 ? [`${words}: ${ids.join(', ')}.`] : []);
	const said = [
		`Backtest: pages ${shift(trial.pages)}, in sleep hours ${shift(trial.sleepPages)}, incidents ${shift(trial.incidents)}, explained by another ${shift(trial.explained)}; no real incident would be missed.`,
		...named('Milder, and real', milder),
		...named('Heard of later, and real', later),
		...named('Missed, and nobody has judged them', missedUnjudged),
	];
	const steps = `Take it: \`npm run tocsin -- noise --write ${id}\``;
	return [
		`### ${inertMarkdown(title)}`,
		inertMarkdown(evidence),
		said.join(' '),
		`\`\`\`\`diff\n${patch}\`\`\`\``,
		steps,
	].join('\n\n');
}

function notSuggested({ refused, idle }: NoiseReport): readonly string[] {
	return [
		...refused.map(({ title, trial }) => `${inertMarkdown(title)}: would miss ${trial.missed.join(', ')}`),
		...idle.map(({ title, kind, trial }) => {
			const why = kind === 'remove' ? 'it would change something' : 'it would gain nothing';
			return `${inertMarkdown(title)}: ${why} (pages ${shift(trial.pages)}, incidents ${shift(trial.incidents)})`;
		}),
	];
}

function ruleTable(rules: readonly RuleNoise[]): string {
	const rows = rules.slice(0, ROWS).map((rule) => {
		const { name, service, firings, repeats, pages, sleepPages, actionable, flaps, ended, medianOpenMs } = rule;
		const open = medianOpenMs === undefined ? '-' : `${formatShort(medianOpenMs)} of ${ended}`;
		const cells = [
			inertMarkdown(name),
			service,
			...[firings, repeats, pages, sleepPages].map(formatWhole),
			actionable ? sayShare(actionable) : '-',
			actionable ? formatShareOf(rule.verdicts['false-positive'], actionable.n) : '-',
			formatWhole(flaps),
			open,
		];
		return `| ${cells.join(' | ')} |`;
	});
	return [
		'| alert | service | fired | repeats | pages | in sleep hours | worth acting on | false positive | back within the hour | open, median |',
		'|---|---|--:|--:|--:|--:|--:|--:|--:|--:|',
		...rows,
		...(rules.length > ROWS ? ['', `And ${rules.length - ROWS} more; see them all: \`tocsin --json noise\``] : []),
	].join('\n');
}

function monthsOf(rule: RuleNoise): readonly string[] {
	if (rule.verdicts['false-positive'] === 0) return [];
	const months = rule.months.map(({ month, judged, falsePositives }) => `${month} ${falsePositives} of ${judged}`);
	return [`${inertMarkdown(sayRule(rule))}: ${months.join(', ')}`];
}

function together({ together: groups }: NoiseReport): readonly string[] {
	return groups.map(
		({ rules, weakest }) =>
			`${rules.map((rule) => inertMarkdown(sayRule(rule))).join(', ')}: at least ${sayShare(weakest, 'cases')}`,
	);
}

function edges({ missingEdges }: NoiseReport): readonly string[] {
	return missingEdges.map(
		({ service, needs, n, of, expected }) =>
			`${service} after ${needs}: ${n} of ${of} incidents, by chance ${expected.toFixed(1)}`,
	);
}

function unused(rules: readonly UnusedRule[]): readonly string[] {
	const claims = rules.filter(({ what }) => what === 'claim');
	const services = [...new Set(claims.map(({ id }) => id))];
	return [
		...rules.flatMap((rule) => {
			if (rule.what === 'level')
				return [
					`level \`${rule.id}\`${rule.fits > 0 ? `: ${rule.fits} alerts fit it and went to a rule before it` : ''}`,
				];
			return rule.what === 'mute' ? [`mute \`${rule.id}\`${rule.isOver ? ', which is over' : ''}`] : [];
		}),
		...(claims.length > 0 ? [`${formatCount(claims.length, 'claim')} of ${services.join(', ')}`] : []),
	];
}

function detector({ detector: { total, months } }: NoiseReport): string {
	const { said, right, explained, found } = total;
	if (said + explained === 0) return 'No link of a reviewed incident yet, neither its own nor of people.';
	const rows = months
		.filter((month) => month.said + month.explained > 0)
		.map((month) => `| ${month.month} | ${month.right} of ${month.said} | ${month.found} of ${month.explained} |`);
	const summary = `People agree with ${formatShareOf(right, said)} of its links, and it found ${formatShareOf(found, explained)} explained incidents, by today's rules.`;
	if (rows.length === 0) return summary;
	return [
		summary,
		'',
		'| month | links that people agree with | explained incidents that were found |',
		'|---|--:|--:|',
		...rows,
	].join('\n');
}

function shift({ before, after }: Shift): string {
	return before === after ? formatWhole(before) : `${formatWhole(before)} → ${formatWhole(after)}`;
}
