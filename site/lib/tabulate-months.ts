/** Counts by year and month, newest year first; `null` where nothing happened. */
export interface YearOfMonths {
	readonly year: string;
	readonly total: number;
	/** Twelve, January first. */
	readonly months: readonly ({ readonly month: string; readonly count: number } | null)[];
}

/** Lays out counts by month (`2026-11`) as a table of years; months that are none are left out. */
export function tabulateMonths(counts: ReadonlyMap<string, number>): readonly YearOfMonths[] {
	const years = new Set(
		[...counts.keys()].filter((month) => /^\d{4}-\d{2}$/.test(month)).map((month) => month.slice(0, 4)),
	);
	return [...years]
		.sort((a, b) => (a < b ? 1 : -1))
		.map((year) => {
			const months = Array.from({ length: 12 }, (_, index) => {
				const month = `${year}-${String(index + 1).padStart(2, '0')}`;
				const count = counts.get(month);
				return count === undefined ? null : { month, count };
			});
			return { year, total: months.reduce((sum, month) => sum + (month?.count ?? 0), 0), months };
		});
}
