import { addSettings, type GitSetting } from './git-environment.ts';
import { INBOX, type Waiting } from './inbox.ts';
import { judgeRefusal, type PushedRef, type Refusal, readPushReport } from './push-report.ts';
import { GitFailure, type GitPlace, runGit } from './run-git.ts';

/** What the remote holds: the branch (empty text: no commit yet) and the deliveries that wait, oldest first. */
export interface RemoteView {
	readonly tip: string;
	readonly waiting: readonly Waiting[];
}

/** One ref to move: from what we believe it to be to what it shall be; empty text means absent. */
export interface RefMove {
	readonly ref: string;
	readonly from: string;
	readonly to: string;
}

export type PushOutcome =
	| { readonly ok: true; readonly refs: readonly PushedRef[] }
	| { readonly ok: false; readonly refusal: Refusal; readonly said: string; readonly refs: readonly PushedRef[] };

export interface RemoteLinkOptions {
	readonly place: GitPlace;
	/** Name of a configured remote. */
	readonly remote: string;
	readonly branch: string;
	/** Settings for commands that talk to the remote (its address, its filter). */
	readonly settings: readonly GitSetting[];
	/** Whether history is cut off: then catching up after a long time asks for the newest commit alone. */
	readonly shallow: boolean;
	readonly timeoutMs: number;
}

/** How long the commits since our last fetch are surely few, so that their history is cheaper than a new cut. */
const RECENT_MS = 600_000;

/** The conversation with one remote repository: look, fetch, push. Each is one git command. */
export class RemoteLink {
	readonly #options: RemoteLinkOptions;
	readonly #place: GitPlace;
	#lastFetch = Number.NEGATIVE_INFINITY;

	constructor(options: RemoteLinkOptions) {
		this.#options = options;
		this.#place = { ...options.place, env: addSettings(options.place.env, options.settings) };
	}

	get branchRef(): string {
		return `refs/heads/${this.#options.branch}`;
	}

	/** Local ref that keeps what we have of the branch, so that the next fetch brings only what is new. */
	get tipRef(): string {
		return `refs/tocsin/tip/${this.#options.branch}`;
	}

	/** Asks what is there, without fetching any object. */
	async look(): Promise<RemoteView> {
		const { stdout } = await this.#run(['ls-remote', '--refs', this.#options.remote, this.branchRef, `${INBOX}*`]);
		const lines = stdout.toString().split('\n').filter(Boolean);
		const refs = lines.map(
			(line): Waiting => ({ oid: line.slice(0, line.indexOf('\t')), ref: line.slice(line.indexOf('\t') + 1) }),
		);
		const waiting = refs.filter(({ ref }) => ref.startsWith(INBOX)).sort((a, b) => (a.ref < b.ref ? -1 : 1));
		return { tip: refs.find(({ ref }) => ref === this.branchRef)?.oid ?? '', waiting };
	}

	/** Fetches a commit of the branch (unless empty) and single objects, all in one request. */
	async fetch(tip: string, oids: readonly string[]): Promise<void> {
		const wants = [...(tip === '' ? [] : [`+${tip}:${this.tipRef}`]), ...oids];
		if (wants.length === 0) return;
		const recent = performance.now() - this.#lastFetch < RECENT_MS;
		const depth = this.#options.shallow && tip !== '' && !recent ? ['--depth=1'] : [];
		// What came since a moment ago is what the decision will read: taking its blobs along saves a second request.
		const filter = recent ? ['--no-filter'] : [];
		const args = [
			'fetch',
			'--quiet',
			'--no-tags',
			'--no-write-fetch-head',
			...depth,
			...filter,
			'--stdin',
			this.#options.remote,
		];
		await this.#run(args, `${wants.join('\n')}\n`);
		if (tip !== '') this.#lastFetch = performance.now();
	}

	/** Fetches blobs that a filter left out; nothing is negotiated, because they are asked for one by one. */
	async fetchBlobs(oids: readonly string[]): Promise<void> {
		const args = [
			'-c',
			'fetch.negotiationAlgorithm=noop',
			'fetch',
			'--quiet',
			'--no-tags',
			'--no-write-fetch-head',
			'--filter=blob:none',
			'--stdin',
			this.#options.remote,
		];
		await this.#run(args, `${oids.join('\n')}\n`);
	}

	/** Moves refs, each only from the state we know. With `atomic`, all or none. */
	async push(moves: readonly RefMove[], { atomic }: { readonly atomic: boolean }): Promise<PushOutcome> {
		// Delta search against what the remote has pays for trees, not for a few small blobs.
		const thin = moves.some(({ ref, to }) => ref === this.branchRef && to !== '') ? '--thin' : '--no-thin';
		const args = [
			'push',
			'--porcelain',
			'--quiet',
			'--no-verify',
			thin,
			...(atomic ? ['--atomic'] : []),
			...moves.map(({ ref, from }) => `--force-with-lease=${ref}:${from}`),
			this.#options.remote,
			...moves.map(({ ref, to }) => `${to}:${ref}`),
		];
		const answer = await runGit(this.#place, args, { accept: [1, 128], timeoutMs: this.#options.timeoutMs });
		const refs = readPushReport(answer.stdout.toString());
		if (answer.code === 0) return { ok: true, refs };
		const refusal = judgeRefusal(refs, answer.stderr);
		if (refs.length === 0 && refusal !== 'no-atomic') throw new GitFailure(['push'], answer);
		const reasons = refs.filter((ref) => !ref.ok).map((ref) => `${ref.ref} ${ref.reason}`);
		return { ok: false, refusal, said: `${answer.stderr}\n${reasons.slice(0, 3).join('\n')}`, refs };
	}

	async #run(args: readonly string[], input?: string) {
		return runGit(this.#place, args, { ...(input === undefined ? {} : { input }), timeoutMs: this.#options.timeoutMs });
	}
}
