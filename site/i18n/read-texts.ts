import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Interface texts as the site's source names them. */
export interface SiteTexts {
	/** By text, the first file that says it. */
	readonly all: ReadonlyMap<string, string>;
	/** Those that scripts in the browser may say. */
	readonly inBrowser: ReadonlySet<string>;
}

const STRING = String.raw`'((?:[^'\\]|\\.)*)'`;
/** The first argument of `t` or `msg`: one literal, or two of which a condition takes one. */
const CALL = new RegExp(String.raw`\b(?:t|msg)\(\s*(?:[\w.!=<> ]+ \? ${STRING} : )?${STRING}`, 'g');
const CONDITION = new RegExp(String.raw`\b(?:t|msg)\(\s*(?:[\w. ]+ === \w+|[\w.]+) \? ${STRING} : [\w.]+\)`, 'g');
const COUNT = new RegExp(
	String.raw`\bformatCount\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?,\s*${STRING}(?:,\s*${STRING})?,?\s*\)`,
	'g',
);
const IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?'(\.[^']+\.ts)'|\bimport\('(\.[^']+\.ts)'\)/gm;
const ENTRANCES = [
	'scripts/main.ts',
	'scripts/live-records.ts',
	'catalogue/start-catalogue.ts',
	'scripts/metrics/start-explorer.ts',
];

/** Reads the texts of all sources below a folder, for the test that each has its translation. */
export function readTexts(site: string): SiteTexts {
	const files = globSync('**/*.{ts,astro}', { cwd: site }).filter(
		(file) => !/\.test\.ts$|^i18n\/(?:id|t\.ts)/.test(file),
	);
	const reached = reachedFrom(site, ENTRANCES);
	const all = new Map<string, string>();
	const inBrowser = new Set<string>();
	for (const file of files.sort()) {
		for (const text of textsOf(readFileSync(join(site, file), 'utf8'))) {
			if (!all.has(text)) all.set(text, file);
			if (reached.has(file)) inBrowser.add(text);
		}
	}
	return { all, inBrowser };
}

function* textsOf(source: string): Iterable<string> {
	for (const [, one, other] of source.matchAll(CALL))
		yield* [one, other].flatMap((text) => text ?? []).map(withoutEscapes);
	for (const [, text] of source.matchAll(CONDITION)) yield withoutEscapes(text!);
	for (const [, one, many] of source.matchAll(COUNT)) yield* [one!, many ?? `${one}s`];
}

function withoutEscapes(text: string): string {
	return text.replace(/\\(.)/g, '$1');
}

/** The files that a browser fetches for the entrances, with what they import. */
function reachedFrom(site: string, entrances: readonly string[]): ReadonlySet<string> {
	const reached = new Set<string>();
	const visit = (file: string): void => {
		if (reached.has(file) || file.startsWith('..')) return;
		reached.add(file);
		const source = readFileSync(join(site, file), 'utf8');
		for (const [, one, other] of source.matchAll(IMPORT)) {
			visit(relative(site, join(site, dirname(file), (one ?? other)!)));
		}
	};
	for (const entrance of entrances) visit(entrance);
	return reached;
}
