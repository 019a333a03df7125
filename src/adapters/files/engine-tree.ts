import { hash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UpgradeStep } from '../../core/upgrade/plan-upgrade.ts';
import type { EngineTree } from '../../ports/engine-tree.ts';
import { writeFiles } from './write-files.ts';

/** The engine's files below a folder on disk. */
export function engineTree(root: string): EngineTree {
	const read = (path: string): Buffer | undefined => {
		const isFile = statSync(join(root, path), { throwIfNoEntry: false })?.isFile();
		return isFile ? readFileSync(join(root, path)) : undefined;
	};
	return {
		text: (path) => read(path)?.toString('utf8'),
		hash: (path) => {
			const content = read(path);
			return content && engineHash(content);
		},
	};
}

/** Hash of a file of the engine; the same with the line ends that Git may give it on Windows. */
export function engineHash(content: Buffer): string {
	return hash('sha256', content.toString('latin1').replaceAll('\r\n', '\n'), 'hex');
}

/** Does the steps of an upgrade to a work tree, with files of the new version, which come with their modes. */
export function carryOutSteps(
	steps: readonly UpgradeStep[],
	folders: { readonly from: string; readonly to: string },
): void {
	for (const step of steps) {
		const target = join(folders.to, step.path);
		switch (step.kind) {
			case 'add':
			case 'replace':
				mkdirSync(dirname(target), { recursive: true });
				cpSync(join(folders.from, step.path), target);
				break;
			case 'delete':
				rmSync(target, { force: true });
				break;
			case 'merge':
				writeFiles(folders.to, [step]);
				break;
			default:
				step satisfies never;
		}
	}
}
