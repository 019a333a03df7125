/** One file of a generated repository. */
export interface GeneratedFile {
	readonly path: string;
	readonly content: string;
}
