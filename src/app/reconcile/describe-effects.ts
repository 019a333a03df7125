import type { EffectKind } from '../../core/effects/effect.ts';
import { EFFECT_REASONS } from '../../core/effects/effect-reasons.ts';
import type { EffectReport } from './reconcile-effects.ts';

/** What a state of an effect means, in words. */
export const WORDS: Readonly<Record<EffectReport['state'], string>> = {
	due: 'would do',
	done: 'done',
	failed: 'FAILED',
	'given-up': 'GIVEN UP',
	'quiet-hours': 'waits for the morning',
	'back-off': 'waits to be tried again',
	unreachable: 'reaches nobody',
	'not-set-up': 'not set up',
	'not-tried': 'left for the next run',
};

/** What has to be set up for a kind of effect. */
const SET_UP: Readonly<Record<EffectKind, string>> = {
	mail: 'TOCSIN_SMTP_URL and TOCSIN_MAIL_FROM',
	page: 'TOCSIN_SMTP_URL and TOCSIN_MAIL_FROM',
	chat: 'TOCSIN_SLACK_USE=chat or TOCSIN_TEAMS_USE=chat',
	room: 'rooms in TOCSIN_GITHUB_USE, TOCSIN_SLACK_USE or TOCSIN_TEAMS_USE',
	ticket: 'TOCSIN_JIRA_URL or TOCSIN_GITHUB_USE=tickets',
	'ticket-note': 'TOCSIN_JIRA_URL or TOCSIN_GITHUB_USE=tickets',
	collation: '',
	pager: 'TOCSIN_PAGERDUTY_TOKEN and TOCSIN_PAGERDUTY_FROM',
	postmortem: '',
};

/**
 * What became of effects, for people: some lines each. What nothing is set up for is listed only in a dry run, and
 * counted always.
 */
export function describeEffects(
	effects: readonly EffectReport[],
	{ isDryRun }: { readonly isDryRun: boolean },
): readonly string[] {
	if (isDryRun && effects.length === 0) return ['The records ask for nothing that is not done'];
	return [
		...effects.filter(({ state }) => isDryRun || state !== 'not-set-up').flatMap(linesOf),
		...missingSetUp(effects),
	];
}

/** What has to be set up for effects that nobody is there to do, a line a kind. */
export function missingSetUp(effects: readonly EffectReport[]): readonly string[] {
	const missing = Map.groupBy(
		effects.filter(({ state }) => state === 'not-set-up'),
		({ kind }) => kind,
	);
	return [...missing].map(
		([kind, list]) => `${list.length} of kind ${kind} wait for ${SET_UP[kind]} (docs/reconcile.md)`,
	);
}

function linesOf({ key, target, reason, state, until, error, help }: EffectReport): readonly string[] {
	const when = until === undefined ? '' : ` until ${until}`;
	const whom = target === '' ? '' : ` → ${target}`;
	return [
		`${WORDS[state]}${when}: ${key}${whom}`,
		`  ${EFFECT_REASONS[reason]} [${reason}]`,
		...(error === undefined ? [] : [`  ${error}`]),
		...(help === undefined ? [] : [`  help: ${help}`]),
	];
}
