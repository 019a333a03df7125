/** The elements of the page that the catalogue fills. */
export interface ScreenParts {
	readonly root: HTMLElement;
	readonly finder: HTMLFormElement;
	readonly input: HTMLInputElement;
	readonly summary: HTMLElement;
	readonly sort: HTMLSelectElement;
	readonly picks: HTMLElement;
	readonly runbooks: HTMLElement;
	readonly facets: HTMLDetailsElement;
	readonly facetList: HTMLFormElement;
	readonly pickCount: HTMLElement;
	/** Closes the facets on a narrow screen. */
	readonly done: HTMLButtonElement;
	readonly table: HTMLTableElement;
	readonly rows: HTMLTableSectionElement;
	readonly nothing: HTMLElement;
	readonly clear: HTMLButtonElement;
	readonly more: HTMLButtonElement;
	readonly help: HTMLDialogElement;
	readonly openHelp: HTMLButtonElement;
	/** Classes of the table's columns, in order. */
	readonly columns: readonly string[];
	/** Whether the table says service and team below the title. */
	readonly isCompact: boolean;
}

/** Finds the catalogue's elements below its root; undefined while there is no table because there is no incident. */
export function findParts(root: HTMLElement): ScreenParts | undefined {
	const find = <T extends HTMLElement>(name: string): T => root.querySelector<T>(`[data-${name}]`)!;
	const table = find('rows').querySelector('table');
	const rows = table?.tBodies[0];
	if (!table || !rows) return undefined;
	return {
		root,
		finder: find('finder'),
		input: root.querySelector<HTMLInputElement>('input[type="search"]')!,
		summary: find('summary'),
		sort: find('sort'),
		picks: find('picks'),
		runbooks: find('runbooks'),
		facets: find('facets'),
		facetList: find('facet-list'),
		pickCount: find('pick-count'),
		done: find('done'),
		table,
		rows,
		nothing: find('nothing'),
		clear: find('clear'),
		more: find('more'),
		help: find('help'),
		openHelp: find('open-help'),
		columns: [...table.tHead!.rows[0]!.cells].map(({ className }) => className),
		isCompact: table.classList.contains('compact'),
	};
}
