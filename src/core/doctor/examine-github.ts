import type { DoctorFinding } from './finding.ts';

/** How a repository stands at GitHub; what the token may not see is undefined. */
export interface GithubStanding {
	/** How the site is published; `off` where it is not. */
	readonly pages?: 'off' | 'workflow' | 'legacy';
	readonly isActionsEnabled?: boolean;
	readonly mayOpenPullRequests?: boolean;
	/** Paths of workflows that somebody, or GitHub after 60 quiet days, has switched off. */
	readonly disabledWorkflows?: readonly string[];
	/** Kinds of rules on the branch of the records, like `pull_request`. */
	readonly branchRules?: readonly string[];
	/** Names of secrets and variables. */
	readonly names?: readonly string[];
}

/** Rules under which a run cannot push the incidents that it commits. */
const BLOCKING = ['pull_request', 'required_status_checks', 'update', 'required_signatures', 'merge_queue'];

/** What at GitHub keeps the workflows from doing their work. */
export function examineGithub(standing: GithubStanding): readonly DoctorFinding[] {
	const { pages, isActionsEnabled, mayOpenPullRequests, disabledWorkflows = [], branchRules = [] } = standing;
	const unseen = (
		['pages', 'isActionsEnabled', 'mayOpenPullRequests', 'disabledWorkflows', 'branchRules', 'names'] as const
	)
		.filter((key) => standing[key] === undefined)
		.map((key) => SEEN_BY[key]);
	const blocking = branchRules.filter((rule) => BLOCKING.includes(rule));
	const found: (DoctorFinding | false)[] = [
		isActionsEnabled === false && {
			id: 'github/actions',
			message: 'Unexpected Actions switched off, expected them on: nothing takes alerts in',
			help: 'Settings → Actions → General → Allow all actions and reusable workflows',
		},
		(pages === 'off' || pages === 'legacy') && {
			id: 'github/pages',
			message: `Unexpected Pages ${pages === 'off' ? 'switched off' : 'built from a branch'}, expected them built by GitHub Actions`,
			help: 'Settings → Pages → Source: GitHub Actions',
		},
		mayOpenPullRequests === false && {
			id: 'github/pull-requests',
			message:
				'Unexpected refusal of pull requests by Actions, expected them allowed: drafts of postmortems are proposed so',
			help: 'Settings → Actions → General → Workflow permissions → Allow GitHub Actions to create and approve pull requests',
		},
		blocking.length > 0 && {
			id: 'github/branch-rules',
			message: `Unexpected rules ${blocking.join(', ')} on the branch of the records, expected none that keep a run from pushing incidents`,
			help: 'Settings → Rules: let the app GitHub Actions, or the one whose token the workflows use, bypass them (docs/security.md)',
		},
		unseen.length > 0 && {
			id: 'github/token',
			message: `The token may not see ${unseen.join(', ')}, so they were not looked at`,
			help: 'Give the token read access to Administration, Actions, Pages, Secrets and Variables of this repository',
		},
	];
	const off = disabledWorkflows.map(
		(path): DoctorFinding => ({
			id: 'github/workflow-off',
			message: `Unexpected workflow ${path} switched off, expected it on`,
			help: 'Actions → the workflow → Enable workflow. GitHub switches timers off after 60 days without a commit',
		}),
	);
	return [...found.filter((one) => one !== false), ...off];
}

const SEEN_BY: Readonly<Record<keyof GithubStanding, string>> = {
	pages: 'Pages',
	isActionsEnabled: 'whether Actions are on',
	mayOpenPullRequests: 'what runs may do',
	disabledWorkflows: 'workflows',
	branchRules: 'rules of the branch',
	names: 'names of secrets and variables',
};
