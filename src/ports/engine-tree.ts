/** The files of a version of the engine, or of a repository that holds one, in a folder. */
export interface EngineTree {
	/** Text of a file; undefined where there is none. */
	text(path: string): string | undefined;
	/** Hash of a file as a manifest holds it; undefined where there is none. */
	hash(path: string): string | undefined;
}
