import type { MeasuredRow } from '../../../core/metrics/measured-row.ts';
import type { MeasuredCatalogue } from '../measure-catalogue.ts';

/** The teams of rows by their slugs in order, teams that were dissolved among them. */
export function teamsOf(rows: readonly Pick<MeasuredRow, 'team'>[]): readonly string[] {
	return [...new Set(rows.map(({ team }) => team))].sort();
}

/** What a team is called; its slug where it has no record any more. */
export function teamName(slug: string, { catalogue }: Pick<MeasuredCatalogue, 'catalogue'>): string {
	return catalogue.teams.get(slug)?.name ?? slug;
}
