import type { RecordLookup } from '../../core/check/record-lookup.ts';
import type { AlertNames } from './alert-names.ts';
import type { RecordStore } from './record-store.ts';

/**
 * The store as rules see it, noting what was asked. A note is a letter and a path: `f` content of a file, `e` whether it
 * is there, `s` its size, `l` names in a folder, `t` all files below a folder, `b` a file before the change, `c` the
 * list of changes. `store.files.fingerprint(note)` says whether the answer is still the same.
 */
export function trackLookup(
	store: RecordStore,
	note: (key: string) => void,
	knownAlertNames?: ReadonlyMap<string, AlertNames>,
): RecordLookup {
	return {
		has: (file) => noted(`e:${file}`, () => store.files.has(file)),
		list: (folder) => noted(`l:${folder}`, () => store.files.list(folder)),
		size: (file) => noted(`s:${file}`, () => store.files.size(file)),
		text: (file) => noted(`f:${file}`, () => store.files.text(file)),
		record: (kind, file) => noted(`f:${file}`, () => store.record(kind, file)),
		all: (kind) => noted(`t:${store.folderOf(kind)}`, () => store.all(kind)),
		policy: (name) => noted(`f:policies/${name}.yaml`, () => store.policy(name)),
		incidentIds: () => {
			note('l:incidents');
			for (const year of store.files.list('incidents')) note(`l:incidents/${year}`);
			return store.incidentIds();
		},
		people: () => noted('t:teams', () => store.people()),
		alertNames: () => noted('t:alerts', () => store.alertNames(knownAlertNames)),
		before: (kind, file) => noted(`b:${file}`, () => store.before(kind, file)),
		changes: () => noted('c:', () => store.changes()),
	};

	function noted<T>(key: string, answer: () => T): T {
		note(key);
		return answer();
	}
}
