/**
 * One measurement of one incident. `pending`: it is still open, the end may come. `not-applicable`: a time it is counted
 * from or to was never recorded and will not be (a step that was skipped), or the incident is not measured at all.
 * `invalid`: the records contradict themselves; it is shown, never a zero and never left out silently.
 */
export type Measurement =
	| { readonly state: 'recorded'; readonly ms: number; readonly target?: number; readonly isWithin?: boolean }
	| { readonly state: 'pending'; readonly target?: number }
	| {
			readonly state: 'not-applicable';
			readonly why: 'not-measured' | 'start-missing' | 'end-missing';
			readonly target?: number;
	  }
	| {
			readonly state: 'invalid';
			readonly why: 'end-before-start' | 'in-future';
			readonly ms: number;
			readonly target?: number;
	  };
