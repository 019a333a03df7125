import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { o as RECORD_FOLDERS } from "./shared-git-environment.js";
import { join } from "node:path";
import { readFileSync, readdirSync, statSync } from "node:fs";
// src/adapters/files/work-tree-files.ts
/** The record files below a folder on disk, found anew at every `paths()`. */
function workTreeFiles(root) {
	return {
		paths: () => RECORD_FOLDERS.flatMap((folder) => filesBelow(root, folder)).sort(),
		read: (path) => readFileSync(join(root, path), "utf8"),
		version: (path) => {
			const stat = statSync(join(root, path), { throwIfNoEntry: false });
			return stat ? `${stat.mtimeMs}:${stat.size}:${stat.ino}` : "absent";
		}
	};
}
function filesBelow(root, folder) {
	return readFolder(join(root, folder)).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) return filesBelow(root, path);
		return entry.isFile() ? [path] : [];
	});
}
function readFolder(folder) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		if (error.code === "ENOENT") return [];
		throw error;
	}
}
export { workTreeFiles as t };
