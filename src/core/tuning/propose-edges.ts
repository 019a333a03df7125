import type { MissingEdge } from './find-missing-edges.ts';
import type { Proposal } from './proposal.ts';

/** An edge of `depends_on` for each that seems missing. */
export function proposeEdges(edges: readonly MissingEdge[]): readonly Proposal[] {
	return edges.map(({ service, needs, n, of, expected }) => ({
		id: `depend-${service}-on-${needs}`,
		kind: 'depend',
		title: `${service} needs ${needs}`,
		evidence: `${n} of ${of} incidents of ${service} followed one of ${needs} within the window of cascades; by chance it would be ${expected.toFixed(1)}. No path of depends_on joins the two.`,
		change: { action: 'add', file: `services/${service}.yaml`, list: ['depends_on'], entry: needs },
	}));
}
