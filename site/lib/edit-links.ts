import type { SitePolicy } from '../../src/core/records/policies/site.ts';

/** Where a person changes a file, and sees how it came to be, on GitHub. */
export interface EditLinks {
	readonly edit: string;
	readonly history: string;
}

/** Links for one file or folder of the repository that `policies/site.yaml` names; undefined where it names none. */
export function editLinks(path: string, site: SitePolicy | undefined): EditLinks | undefined {
	const branch = branchOf(site);
	const repository = repositoryOf(site);
	if (repository === undefined) return undefined;
	const place = `${encodeURI(branch)}/${encodeURI(path)}`;
	return { edit: `${repository}/edit/${place}`, history: `${repository}/commits/${place}` };
}

/** Where the repository's files are read, like `https://github.com/acme/incidents/blob/main`. */
export function filesUrl(site: SitePolicy | undefined): string | undefined {
	const repository = repositoryOf(site);
	return repository && `${repository}/blob/${encodeURI(branchOf(site))}`;
}

/** Where a commit is read. */
export function commitUrl(commit: string, site: SitePolicy | undefined): string | undefined {
	const repository = repositoryOf(site);
	return repository && `${repository}/commit/${commit}`;
}

/** Address of the repository as people open it. */
export function repositoryOf(site: SitePolicy | undefined): string | undefined {
	return site?.repository?.replace(/\/+$/, '').replace(/\.git$/, '');
}

function branchOf(site: SitePolicy | undefined): string {
	return site?.branch ?? 'main';
}
