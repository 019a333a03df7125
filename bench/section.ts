/** One part of the benchmarks: what it measured, as tables that people read. */
export interface Section {
	/** Word for `--only`. */
	readonly id: string;
	readonly title: string;
	run(context: BenchContext): Promise<SectionReport>;
}

export interface BenchContext {
	/** Few and small repetitions, to see that everything runs. */
	readonly isSmall: boolean;
	/** An empty folder that is removed afterwards. */
	readonly folder: string;
	/** Says what is being done. */
	readonly say: (text: string) => void;
}

export interface SectionReport {
	readonly tables: readonly Table[];
	/** What was compared with what, and what the figures do not say. */
	readonly notes: readonly string[];
}

export interface Table {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
}
