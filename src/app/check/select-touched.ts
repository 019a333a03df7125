import type { ChangedFile } from '../../core/check/record-lookup.ts';

/** Which files a change touches, by itself or through what was asked about others. */
export interface Touch {
	isChanged(file: string): boolean;
	/** Whether the answer to a note of `trackLookup` may differ by the change. */
	isTouched(key: string): boolean;
}

/** How far a change reaches. */
export function isTouchedBy(changes: readonly ChangedFile[]): Touch {
	const changed = new Set(changes.map(({ file }) => file));
	const moved = changes.filter(({ change }) => change !== 'modified').map(({ file }) => file);
	const came = new Set(moved);
	const named = new Set(moved.flatMap(foldersOf));
	const below = new Set([...changed].flatMap(foldersOf));
	return {
		isChanged: (file) => changed.has(file),
		isTouched: (key) => {
			const subject = key.slice(2);
			switch (key[0]) {
				case 'e':
					return came.has(subject);
				case 'l':
					return named.has(subject);
				case 't':
					return below.has(subject);
				default:
					return changed.has(subject);
			}
		},
	};
}

/** Every folder above a file. */
function foldersOf(file: string): string[] {
	const steps = file.split('/').slice(0, -1);
	return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}
