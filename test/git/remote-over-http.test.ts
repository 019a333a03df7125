import { afterEach, beforeEach, expect, test } from 'vitest';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import type { RepositoryError } from '../../src/ports/repository.ts';
import { archiveFold } from './support/archive-fold.ts';
import { type GitHttpServer, serveGit } from './support/git-http-server.ts';
import { GitSandbox } from './support/git-sandbox.ts';
import { sampleDelivery } from './support/sample-delivery.ts';
import { commitByHand } from './support/worlds.ts';

const TOKEN = Buffer.from('x-access-token:one-night-only').toString('base64');

let sandbox: GitSandbox;
let bare: string;
let server: GitHttpServer;

beforeEach(async () => {
	sandbox = new GitSandbox();
	bare = sandbox.bare('remote.git');
	sandbox.git(bare, ['config', 'http.receivepack', 'true']);
	commitByHand(sandbox, bare, { path: 'README.md', text: 'Ours\n' });
	server = await serveGit(sandbox.folder, TOKEN, sandbox.env);
});
afterEach(() => {
	server.close();
	sandbox.remove();
});

function connect(name: string, token: string): Promise<RemoteRepository> {
	const settings = [[`http.${server.url}/.extraheader`, `AUTHORIZATION: basic ${token}`]] as const;
	const remote = `${server.url}/remote.git`;
	return RemoteRepository.open({
		folder: sandbox.path(name),
		remote,
		branch: 'main',
		settings,
		env: sandbox.env,
		patienceMs: 20_000,
	});
}

test('writes through a host that asks for a token in a header', async () => {
	const [first, second] = [await connect('first', TOKEN), await connect('second', TOKEN)];
	await first.accept([sampleDelivery(0), sampleDelivery(1)]);
	await second.accept([sampleDelivery(2)]);
	expect(await first.drain(archiveFold, ['delivery-0', 'delivery-1'])).toMatchObject({ state: 'folded' });
	expect(await second.drain(archiveFold, ['delivery-2'])).toEqual({ state: 'folded-by-another' });
	const text = (await (await second.snapshot()).read(['README.md'])).get('README.md');
	expect([text, sandbox.subjects(bare)[0], sandbox.inbox(bare)]).toEqual([
		'Ours\n',
		'Open INC-2026-00001, INC-2026-00002, INC-2026-00003',
		[],
	]);
});

test('says that the credentials were refused, once and without asking for others', async () => {
	const repository = await connect('first', 'd3Jvbmc=');
	const error = await repository.accept([sampleDelivery(0)]).catch((reason: RepositoryError) => reason);
	expect(error).toMatchObject({
		code: 'unreachable',
		message: expect.stringMatching(/^The remote repository refused our credentials: /),
		help: 'Check the token or key, and that it may write to the contents of the repository.',
	});
	expect(sandbox.inbox(bare)).toEqual([]);
});
