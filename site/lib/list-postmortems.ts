import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import type { PostmortemRecord } from '../../src/core/records/postmortem.ts';
import { t } from '../i18n/t.ts';
import { causeLabel } from './labels.ts';
import { postmortemDuty } from './postmortem-duty.ts';
import { countActions } from './view-actions.ts';
import { type IncidentRow, viewRow } from './view-row.ts';

/** So many postmortems stand on one page of the list. */
export const POSTMORTEMS_A_PAGE = 200;

/** A written postmortem as one line of the list. */
export interface PostmortemRow {
	readonly row: IncidentRow;
	readonly status: PostmortemRecord['facts']['status'];
	readonly causes: string;
	/** Like `1 of 3`; `none` where all are done, `–` where there are none. */
	readonly openActions: string;
}

/** An incident whose postmortem nobody has begun. */
export interface OwedPostmortem {
	readonly row: IncidentRow;
	/** The day it is due, like `2026-11-25`. */
	readonly due: string;
}

/** Incidents with a postmortem, newest first. */
export function listExplained(catalogue: Catalogue): readonly CatalogueIncident[] {
	return catalogue.incidents.filter(({ postmortem }) => postmortem !== undefined);
}

/** How many pages the list of postmortems has; at least one. */
export function countPostmortemPages(catalogue: Catalogue): number {
	return Math.max(1, Math.ceil(listExplained(catalogue).length / POSTMORTEMS_A_PAGE));
}

/** One page of the list of postmortems, counted from 1. */
export function listPostmortems(catalogue: Catalogue, page: number): readonly PostmortemRow[] {
	const from = (page - 1) * POSTMORTEMS_A_PAGE;
	return listExplained(catalogue)
		.slice(from, from + POSTMORTEMS_A_PAGE)
		.map((incident) => {
			const { facts } = incident.postmortem!;
			const { open } = countActions(facts.actions);
			const all = facts.actions.length;
			return {
				row: viewRow(incident, catalogue),
				status: facts.status,
				causes: facts.causes.map((cause) => causeLabel(cause, catalogue.policies)).join(', ') || '–',
				openActions: open > 0 ? t('{open} of {all}', { open, all }) : all > 0 ? t('none') : '–',
			};
		});
}

/** Postmortems that policy asks for and nobody has begun, the most urgent first. */
export function listOwed(catalogue: Catalogue): readonly OwedPostmortem[] {
	return catalogue.incidents
		.flatMap((incident) => {
			const duty = postmortemDuty(incident, catalogue.policies);
			return duty.state === 'owed' && duty.due ? [{ row: viewRow(incident, catalogue), due: duty.due }] : [];
		})
		.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
