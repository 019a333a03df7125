/** A change of one rule file, as data; lists and keys are named by their path of map keys. */
export type RuleChange =
	| { readonly action: 'set'; readonly file: string; readonly key: readonly string[]; readonly value: unknown }
	/** Puts an entry before the `before`-th of a list; at its end where that is absent. */
	| {
			readonly action: 'add';
			readonly file: string;
			readonly list: readonly string[];
			readonly entry: unknown;
			readonly before?: number;
	  }
	| { readonly action: 'remove'; readonly file: string; readonly list: readonly string[]; readonly index: number };

export const TRIAGE_FILE = 'policies/triage.yaml';
