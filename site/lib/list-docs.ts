/** A page of the documentation of the engine. */
export interface DocPage {
	/** Below `docs/`, without `.md`: `quick-start`, `sources/grafana`. */
	readonly path: string;
	readonly title: string;
	/** Markdown without its title. */
	readonly text: string;
}

/** Order and names of the parts of the documentation; what stands in none is under the last. */
export const DOC_PARTS: readonly { readonly title: string; readonly paths: readonly string[] }[] = [
	{ title: 'Set up', paths: ['quick-start', 'sources/README', 'relay', 'chat', 'reconcile'] },
	{ title: 'Run', paths: ['operating', 'upgrading', 'extending', 'security', 'limits'] },
	{
		title: 'Work with',
		paths: ['commands', 'triage', 'oncall', 'review', 'metrics', 'reports', 'backtest', 'gate', 'drill'],
	},
	{ title: 'Look up', paths: [] },
];

/** The pages of `docs/` and `docs/sources/` by path; rules have their pages in the repository, where problems link to. */
export function listDocs(texts: Readonly<Record<string, string>>): ReadonlyMap<string, DocPage> {
	const pages = Object.entries(texts).map(([file, text]): readonly [string, DocPage] => {
		const path = file.replace(/^.*\/docs\//, '').replace(/\.md$/, '');
		const [, title = path, rest = text] = /^# ([^\n]+)\n([\s\S]*)$/.exec(text) ?? [];
		return [path, { path, title: title.replaceAll('`', ''), text: rest }];
	});
	return new Map(pages.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The parts with their pages; pages of monitoring tools are listed by their own page. */
export function partsOf(
	pages: ReadonlyMap<string, DocPage>,
): readonly { readonly title: string; readonly pages: readonly DocPage[] }[] {
	const placed = new Set(DOC_PARTS.flatMap(({ paths }) => paths));
	const rest = [...pages.keys()].filter((path) => !placed.has(path) && !path.includes('/'));
	return DOC_PARTS.map(({ title, paths }, index) => ({
		title,
		pages: [...paths, ...(index === DOC_PARTS.length - 1 ? rest : [])].flatMap((path) => pages.get(path) ?? []),
	}));
}
