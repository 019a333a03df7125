import { proposeSeverity } from '../../severity/propose-severity.ts';
import { changed } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import type { CommandOf, ImpactFigures } from '../incident-command.ts';

const NAMES: Readonly<Record<keyof ImpactFigures, string>> = {
	users_affected: 'users affected',
	orders_affected: 'orders affected',
	share_affected_percent: '% affected',
	description: 'description',
};

/** `impact`: what it did to customers. Users affected make a severity be proposed; to set it is another command. */
export const setImpact: CommandRule<CommandOf<'impact'>> = {
	statuses: ['lead-up', 'open', 'resolved'],
	already: ({ impact }, { figures }) =>
		entriesOf(figures).every(([key, value]) => impact?.[key] === value) ? 'has this impact already' : undefined,
	change: ({ id, impact, product, severity }, { figures }, { now, by, products, severities }) => {
		const news = entriesOf(figures).filter(([key, value]) => impact?.[key] !== value);
		const text = `Impact: ${news.map(([key, value]) => describe(key, value, impact?.[key])).join(', ')}`;
		const usersAffected = figures.users_affected;
		const proposal = proposeSeverity({ usersAffected, product, products, severities });
		const differs = proposal.isProposed && proposal.severity !== severity ? `. It is ${severity} now` : '';
		return changed({
			said: [`${id} has its impact from ${by}`, ...(usersAffected === undefined ? [] : [`${proposal.text}${differs}`])],
			edits: news.map(([key, value]) => ({ path: ['impact', key], value })),
			timeline: [{ at: now, kind: 'note', text, by }],
		});
	},
};

type Entry = readonly [key: keyof ImpactFigures, value: string | number];

function entriesOf(figures: ImpactFigures): readonly Entry[] {
	return Object.entries(figures) as unknown as readonly Entry[];
}

function describe(key: keyof ImpactFigures, value: string | number, before: string | number | undefined): string {
	if (key === 'description') return String(value);
	return `${value} ${NAMES[key]}${before === undefined ? '' : ` (before: ${before})`}`;
}
