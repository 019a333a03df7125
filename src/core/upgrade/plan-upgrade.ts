import type { EngineManifest } from './engine-manifest.ts';
import { extensionPointOf } from './extension-point.ts';
import { mergeBlock } from './merge-block.ts';
import { mergePackage } from './merge-package.ts';
import { PACKAGE_PATH } from './path-owner.ts';

/** One thing that an upgrade does to a file: take it from the new version, drop it, or write what was merged. */
export type UpgradeStep =
	| { readonly kind: 'add' | 'replace' | 'delete'; readonly path: string }
	| { readonly kind: 'merge'; readonly path: string; readonly content: string };

/** Why an upgrade does not touch a file that it would have to. */
export interface UpgradeRefusal {
	readonly path: string;
	readonly message: string;
	readonly help: string;
}

/** What an upgrade would do. With refusals it is not done, so that no repository is half of one version. */
export interface UpgradePlan {
	readonly steps: readonly UpgradeStep[];
	readonly refusals: readonly UpgradeRefusal[];
	/** What stays as it was changed here, since the new version has nothing against it. */
	readonly notes: readonly string[];
}

export interface UpgradeInput {
	/** The version that is here, as it came. */
	readonly from: EngineManifest;
	readonly to: EngineManifest;
	/** Hash of a file as it is here; undefined where there is none. */
	readonly hashOf: (path: string) => string | undefined;
	/** Text of a shared file as it is here; undefined where there is none. */
	readonly textOf: (path: string) => string | undefined;
	/** Changed engine files that may be overwritten or dropped all the same. */
	readonly overwrite: ReadonlySet<string>;
}

/** Installed anew from package.json, so that a change of it here is nothing to keep. */
const LOCK = 'package-lock.json';

/** Plans an upgrade from what came with the old version, what comes with the new one, and what is here. */
export function planUpgrade(input: UpgradeInput): UpgradePlan {
	const paths = [...new Set([...Object.keys(input.from.files), ...Object.keys(input.to.files)])].sort();
	const parts = [
		...paths.map((path) => planFile(path, input)),
		...Object.entries(input.to.blocks).map(([path, becomes]) => planBlock(path, becomes, input)),
		planPackage(input),
	];
	return {
		steps: parts.flatMap(({ step }) => step ?? []),
		refusals: parts.flatMap(({ refusals }) => refusals ?? []),
		notes: parts.flatMap(({ note }) => note ?? []),
	};
}

interface Part {
	readonly step?: UpgradeStep;
	readonly refusals?: readonly UpgradeRefusal[];
	readonly note?: string;
}

function planFile(path: string, { from, to, hashOf, overwrite }: UpgradeInput): Part {
	const [was, becomes, here] = [from.files[path], to.files[path], hashOf(path)];
	if (here === becomes) return {};
	if (here !== undefined && here !== was && !overwrite.has(path) && path !== LOCK) {
		if (was === becomes)
			return { note: `${path} stays as you changed it: this version has the same as the one before` };
		return { refusals: [refusalOf(path, was === undefined ? 'own' : becomes === undefined ? 'dropped' : 'changed')] };
	}
	if (becomes === undefined) return { step: { kind: 'delete', path } };
	if (here !== undefined) return { step: { kind: 'replace', path } };
	// A workflow that somebody has deleted was not wanted; anything else that is missing is needed.
	if (was !== undefined && path.startsWith('.github/')) return { note: `${path} stays deleted` };
	return { step: { kind: 'add', path } };
}

function refusalOf(path: string, why: 'own' | 'dropped' | 'changed'): UpgradeRefusal {
	const overwrite = `--overwrite ${path}`;
	if (why === 'own')
		return {
			path,
			message: `Unexpected ${path}, expected nothing there: the new version brings a file of that name`,
			help: `Rename yours, or give it up with ${overwrite}`,
		};
	return {
		path,
		message: `Unexpected change of ${path}, expected it as the engine brought it: the new version ${why === 'dropped' ? 'has it no more' : 'changes it'}`,
		help: `${extensionPointOf(path)}. Give the change up with ${overwrite}; it stays in the history of Git`,
	};
}

function planBlock(path: string, becomes: string, { from, textOf, overwrite }: UpgradeInput): Part {
	const here = textOf(path) ?? '';
	const was = from.blocks[path] ?? '';
	const merged = mergeBlock(here, { was, becomes });
	if (merged === here) return {};
	if (merged !== undefined) return { step: { kind: 'merge', path, content: merged } };
	if (was === becomes && !overwrite.has(path)) return { note: `${path} stays as you changed it between the marks` };
	const help = 'Move your lines out of the block between # >>> engine and # <<< engine; outside of it they stay';
	const message = `Unexpected change of ${path} between the marks of the engine, expected it as the engine brought it`;
	return { refusals: [{ path, message, help }] };
}

function planPackage({ from, to, textOf }: UpgradeInput): Part {
	const here = textOf(PACKAGE_PATH) ?? '{}';
	const merged = mergePackage(here, { was: from.package, becomes: to.package });
	if (!merged) {
		const message = `Unexpected text in ${PACKAGE_PATH}, expected JSON`;
		return { refusals: [{ path: PACKAGE_PATH, message, help: 'Mend it first' }] };
	}
	const { text, conflicts, hasOwnDependencies } = merged;
	return {
		refusals: conflicts.map((key) => ({
			path: PACKAGE_PATH,
			message: `Unexpected change of ${key} in ${PACKAGE_PATH}, expected it as the engine brought it: the new version changes it`,
			help: 'Put it back, and give what you need a key of another name',
		})),
		...(text !== here && { step: { kind: 'merge', path: PACKAGE_PATH, content: text } }),
		...(hasOwnDependencies && {
			note: `${PACKAGE_PATH} has packages of your own: run npm install and commit ${LOCK}`,
		}),
	};
}
