import type { UpgradeRefusal, UpgradeStep } from './plan-upgrade.ts';

/** What an upgrade would do to a repository; versions hand it to each other as JSON. */
export type PreparedUpgrade =
	| { readonly state: 'impossible'; readonly problem: string }
	| { readonly state: 'current'; readonly version: string }
	| {
			readonly state: 'refused' | 'ready';
			readonly from: string;
			readonly to: string;
			readonly steps: readonly UpgradeStep[];
			readonly refusals: readonly UpgradeRefusal[];
			readonly notes: readonly string[];
			/** Sentences on what migrations do to records. */
			readonly migrations: readonly string[];
			/** Markdown: the sections of the changelog between the versions. */
			readonly changelog: string;
	  };
