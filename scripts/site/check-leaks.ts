import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTextFinder } from '../../site/lib/leaks/create-text-finder.ts';
import { type InternalText, listInternalTexts } from '../../site/lib/leaks/list-internal-texts.ts';
import { isInternalSite } from '../../site/lib/redact-catalogue.ts';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { listSearchDocuments } from '../../src/app/search/list-search-documents.ts';

/** What may not leave the house, and where it was looked for. */
export interface LeakCheck {
	/** Changes with the texts looked for: then pages that were kept are looked at again. */
	readonly id: string;
	/** Rejects files that hold an internal text; by their paths below a folder. */
	check(folder: string, files: readonly string[]): void;
}

/** A leak as people are told of it: never the text itself. */
interface Leak {
	readonly file: string;
	readonly of: InternalText;
}

/** Files that only hold text; pictures and packed indexes are left out. */
const TEXT_FILE = /\.(?:html|json|csv|xml|ics|txt|js)$/;
/** Pages that say nothing of the records, and whose examples may be the names of some. */
const OF_ENGINE = /^docs[/.]/;
const MOST_NAMED = 20;

/** Prepares the search for what `redacted` leaves out of `source`, in files and in the texts that can be searched for. Throws where one of these holds some. */
export function prepareLeakCheck(source: Catalogue, redacted: Catalogue): LeakCheck {
	const texts = isInternalSite(source) ? [] : listInternalTexts(source, redacted);
	const finder = createTextFinder(texts.map(({ text }) => text));
	const leaksIn = (file: string, content: Uint8Array): Leak[] =>
		finder.find(content).map((place) => ({ file, of: texts[place]! }));
	if (texts.length > 0) {
		rejectLeaks(
			listSearchDocuments(redacted).flatMap(({ kind, id, text }) =>
				leaksIn(`the search index, text of ${kind} ${id}`, Buffer.from(text)),
			),
		);
	}
	return {
		id: createHash('sha1').update(JSON.stringify(texts)).digest('base64url'),
		check: (folder, files) => {
			if (texts.length === 0) return;
			const named = files.filter((file) => TEXT_FILE.test(file) && !OF_ENGINE.test(file));
			rejectLeaks(named.flatMap((file) => leaksIn(file, readText(join(folder, file)))));
		},
	};
}

/** A file with the lines of calendars whole again, which are broken anywhere. */
function readText(path: string): Uint8Array {
	const content = readFileSync(path);
	return path.endsWith('.ics') ? Buffer.from(content.toString().replace(/\r?\n[ \t]/g, '')) : content;
}

function rejectLeaks(leaks: readonly Leak[]): void {
	if (leaks.length === 0) return;
	const lines = leaks.map(({ file, of }) => `  ${file}: ${of.field} of ${of.path}`);
	const more = lines.length > MOST_NAMED ? [`  and ${lines.length - MOST_NAMED} more`] : [];
	throw new Error(
		[
			'Unexpected internal text in a public site, expected none:',
			...lines.slice(0, MOST_NAMED),
			...more,
			'Take it out of the record that shows it; if everybody may know it, take it out of the field named; or set `visibility: internal` in policies/site.yaml.',
		].join('\n'),
	);
}
