/** `engine.json`: what of a repository is the engine, so that an upgrade knows what it may replace. */
export interface EngineManifest {
	/** Like `0.1.0`. */
	readonly version: string;
	/** Number of the last migration that the records have been through; 0 before the first. */
	readonly migration: number;
	/** Hash of each engine file by path. */
	readonly files: Readonly<Record<string, string>>;
	/** Lines between the marks of files that are shared, by path. */
	readonly blocks: Readonly<Record<string, string>>;
	/** The keys of `package.json` that are the engine's. */
	readonly package: Readonly<Record<string, unknown>>;
}

export const MANIFEST_PATH = 'engine.json';

/** Reads a manifest; a sentence with what is wrong where the text is none. */
export function parseManifest(text: string): { readonly manifest: EngineManifest } | { readonly problem: string } {
	const value = parse(text);
	if (!isObject(value)) return { problem: `Unexpected text in ${MANIFEST_PATH}, expected the manifest of an engine` };
	const { version, migration, files, blocks, package: keys } = value;
	if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version))
		return { problem: `Unexpected version ${JSON.stringify(version)} in ${MANIFEST_PATH}, expected one like "1.2.3"` };
	if (typeof migration !== 'number' || !isTexts(files) || !isTexts(blocks) || !isObject(keys))
		return {
			problem: `Unexpected ${MANIFEST_PATH}, expected migration, files, blocks and package as a version writes them`,
		};
	return { manifest: { version, migration, files, blocks, package: keys } };
}

/** The text of a manifest: the same for the same engine, one file a line. */
export function printManifest({ version, migration, files, blocks, package: keys }: EngineManifest): string {
	const sorted = (texts: Readonly<Record<string, string>>) =>
		Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
	const value = { version, migration, files: sorted(files), blocks: sorted(blocks), package: keys };
	return `${JSON.stringify(value, null, 2)}\n`;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
	return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}
