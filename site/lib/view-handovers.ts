import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import type { HandoverState } from '../../src/app/handover/handover-state.ts';
import { listHandovers } from '../../src/app/handover/list-handovers.ts';
import { msg, t } from '../i18n/t.ts';
import type { CatalogueIndex } from './index-catalogue.ts';

/** A shift report in a list. */
export interface HandoverRow {
	readonly slug: string;
	/** Week or day of the shift, like `2026-W46`. */
	readonly period: string;
	readonly teamName: string;
	readonly from: string;
	readonly to: string;
	readonly shift: { readonly start: string; readonly end: string };
	readonly state: HandoverState;
	/** The state in words. */
	readonly label: string;
	readonly isLate: boolean;
}

const PERIOD = /^\d{4}-(?:W\d{2}|\d{2}-\d{2})/;

const LABELS: Readonly<Record<HandoverState, string>> = {
	'on-time': msg('Handed over'),
	late: msg('Handed over late'),
	pending: msg('Being written'),
	overdue: msg('Not handed over'),
};

/** The newest shift reports of a team, or of all, at an instant (RFC 3339 UTC). */
export function viewHandovers(
	catalogue: Pick<Catalogue, 'handovers' | 'teams'>,
	index: Pick<CatalogueIndex, 'people'>,
	{ now, team, atMost = 10 }: { readonly now: string; readonly team?: string; readonly atMost?: number },
): readonly HandoverRow[] {
	const nameOf = (handle: string) => index.people.get(handle)?.name ?? handle;
	return listHandovers(catalogue.handovers, now, team)
		.slice(0, atMost)
		.map(({ slug, facts, state }) => ({
			slug,
			period: PERIOD.exec(slug)?.[0] ?? slug,
			teamName: catalogue.teams.get(facts.team)?.name ?? facts.team,
			from: nameOf(facts.from),
			to: nameOf(facts.to),
			shift: facts.shift,
			state,
			label: t(LABELS[state]),
			isLate: state === 'late' || state === 'overdue',
		}));
}
