import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { entryOf } from '../../src/core/effects/ledger.ts';
import type { EffectEntry } from '../../src/core/records/effects.ts';
import { compareInstants } from '../../src/core/time/instant.ts';
import { t } from '../i18n/t.ts';
import { humanise } from './labels.ts';

/** Something that should have been done outside for an incident and was not. */
export interface OutsideRow {
	/** Key of the effect. */
	readonly key: string;
	/** The key in words, like `Mail: severity raised sev2`; the number of an opening only from the second on. */
	readonly label: string;
	readonly state: 'failed' | 'given-up';
	readonly error: string;
	/** How often it was tried. */
	readonly tries: number;
	/** Of the last try, RFC 3339 UTC. */
	readonly at: string;
	/** Of the next try; absent where there is none. */
	readonly next?: string;
}

/** What failed outside and is not made good, what needs a person first, then the newest. */
export function viewOutside({ effects = [] }: Pick<CatalogueIncident, 'effects'>): readonly OutsideRow[] {
	const keys = [...new Set(effects.map(({ key }) => key))];
	return keys
		.map((key) => entryOf(effects, key)!)
		.flatMap((entry) => (entry.state === 'failed' || entry.state === 'given-up' ? [rowOf(entry, entry.state)] : []))
		.sort((a, b) => rankOf(a) - rankOf(b) || compareInstants(b.at, a.at));
}

function rowOf(
	{ key, error = t('no reason given'), attempts = 1, at, next }: EffectEntry,
	state: OutsideRow['state'],
): OutsideRow {
	const [kind = '', ...rest] = key.split('/');
	const words = rest.filter((part) => part !== '1').join(' ');
	const label = `${humanise(kind)}: ${words.replaceAll('-', ' ')}`;
	return { key, label, state, error, tries: attempts, at, ...(next !== undefined && { next }) };
}

function rankOf({ state }: OutsideRow): number {
	return state === 'given-up' ? 0 : 1;
}
