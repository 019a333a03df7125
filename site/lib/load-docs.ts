import { type DocPage, listDocs } from './list-docs.ts';

/** The documentation as it is part of the site's program: it changes with the engine and with no record. */
export const DOCS: ReadonlyMap<string, DocPage> = listDocs(
	import.meta.glob<string>(['../../docs/*.md', '../../docs/sources/*.md'], {
		query: '?raw',
		import: 'default',
		eager: true,
	}),
);
