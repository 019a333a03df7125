import type { GithubStanding } from '../../core/doctor/examine-github.ts';
import { callGithub, type GithubConnection } from './call-github.ts';

/** What a repository's owner has set at GitHub, as far as the token may see. Rejects where GitHub does not answer. */
export async function readStanding(github: GithubConnection, branch: string): Promise<GithubStanding> {
	const ask = async (path: string): Promise<{ readonly status: number; readonly value: Answer }> => {
		const answer = await callGithub(github, `GET ${path}`);
		return { status: answer.status, value: (await answer.json().catch(() => ({}))) as Answer };
	};
	const [pages, actions, rights, workflows, rules, secrets, variables] = await Promise.all([
		ask('pages'),
		ask('actions/permissions'),
		ask('actions/permissions/workflow'),
		ask('actions/workflows?per_page=100'),
		ask(`rules/branches/${encodeURIComponent(branch)}?per_page=100`),
		ask('actions/secrets?per_page=100'),
		ask('actions/variables?per_page=30'),
	]);
	const isSeen = ({ status }: { readonly status: number }) => status === 200;
	const names = [...(secrets.value.secrets ?? []), ...(variables.value.variables ?? [])].map(({ name }) => name);
	const disabled = (workflows.value.workflows ?? []).filter(({ state }) => state.startsWith('disabled'));
	return {
		...(isSeen(pages) && { pages: pages.value.build_type === 'workflow' ? 'workflow' : 'legacy' }),
		...(pages.status === 404 && { pages: 'off' }),
		...(isSeen(actions) && { isActionsEnabled: actions.value.enabled === true }),
		...(isSeen(rights) && { mayOpenPullRequests: rights.value.can_approve_pull_request_reviews === true }),
		...(isSeen(workflows) && { disabledWorkflows: disabled.map(({ path }) => path) }),
		...(isSeen(rules) && { branchRules: [...new Set((rules.value as unknown as Rules).map(({ type }) => type))] }),
		...(isSeen(secrets) && isSeen(variables) && { names }),
	};
}

type Rules = readonly { readonly type: string }[];

/** The keys that we read of the answers. */
interface Answer {
	readonly build_type?: string | null;
	readonly enabled?: boolean;
	readonly can_approve_pull_request_reviews?: boolean;
	readonly workflows?: readonly { readonly path: string; readonly state: string }[];
	readonly secrets?: readonly { readonly name: string }[];
	readonly variables?: readonly { readonly name: string }[];
}
