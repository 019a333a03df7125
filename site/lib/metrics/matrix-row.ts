/** One row of a matrix of counts. */
export interface MatrixRow {
	readonly key: string;
	readonly name: string;
	readonly cells: readonly number[];
}
