import { EFFECT_REASONS } from '../../core/effects/effect-reasons.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import { missingSetUp, WORDS } from './describe-effects.ts';
import type { EffectReport } from './reconcile-effects.ts';

/** GitHub takes a summary of one MiB; whoever has more rows than these reads the log. */
const ROWS_AT_MOST = 500;
const FIRST: readonly EffectReport['state'][] = ['given-up', 'failed', 'unreachable', 'back-off', 'not-tried'];

/** What became of effects as Markdown: what needs a person first, then a table of all effects, troubles on top. */
export function summariseEffects(
	effects: readonly EffectReport[],
	{ said, troubles }: { readonly said: readonly string[]; readonly troubles: readonly string[] },
): string {
	const shown = effects.filter(({ state }) => state !== 'not-set-up').toSorted((a, b) => rankOf(a) - rankOf(b));
	const rows = shown.slice(0, ROWS_AT_MOST).map(rowOf);
	const blocks = [
		'## Reconcile',
		list(troubles.map((line) => `**${inertMarkdown(line)}**`)),
		rows.length > 0
			? ['| State | Effect | To | Why |', '|---|---|---|---|', ...rows].join('\n')
			: 'The records ask for nothing that is not done.',
		shown.length > rows.length ? `${shown.length - rows.length} more are in the log.` : '',
		list([...said, ...missingSetUp(effects)].map(inertMarkdown)),
	];
	return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function rankOf({ state }: EffectReport): number {
	const place = FIRST.indexOf(state);
	return place < 0 ? FIRST.length : place;
}

function rowOf({ state, key, target, reason, until, error, help }: EffectReport): string {
	const why = [error, help, until && `Next try or send: ${until}`].filter((text) => text !== undefined);
	const cells = [WORDS[state], key, target, `${EFFECT_REASONS[reason]} ${why.join('. ')}`.trim()];
	return `| ${cells.map(inertMarkdown).join(' | ')} |`;
}

function list(lines: readonly string[]): string {
	return lines.map((line) => `- ${line}`).join('\n');
}
