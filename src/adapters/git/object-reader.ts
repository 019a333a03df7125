import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { GitFailure, type GitPlace } from './run-git.ts';

/** An object as the repository holds it. */
export interface StoredObject {
	readonly type: string;
	readonly content: Buffer;
}

interface Request {
	readonly resolve: (object: StoredObject | undefined) => void;
	readonly reject: (error: Error) => void;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const NEWLINE = 0x0a;

/**
 * Reads objects by id through one long-lived `git cat-file --batch`: a process per object would cost more than all
 * else. It is started by the first read, keeps nobody from exiting while idle, and is started anew after a crash.
 */
export class ObjectReader {
	readonly #place: GitPlace;
	readonly #pending: Request[] = [];
	#child: Child | undefined;
	#chunks: Buffer[] = [];
	#buffered = 0;
	#needed = 0;
	#stderr = '';

	constructor(place: GitPlace) {
		this.#place = place;
	}

	/** The objects in the order of the ids; undefined for those that are not here. */
	read(oids: readonly string[]): Promise<readonly (StoredObject | undefined)[]> {
		if (oids.length === 0) return Promise.resolve([]);
		const child = this.#start();
		const answers = oids.map(
			() => new Promise<StoredObject | undefined>((resolve, reject) => this.#pending.push({ resolve, reject })),
		);
		child.stdin.write(`${oids.join('\n')}\n`);
		return Promise.all(answers);
	}

	/** Ends the child process; a later read starts another. */
	close(): void {
		this.#child?.stdin.end();
		this.#child = undefined;
	}

	#start(): Child {
		const child = this.#child ?? this.#spawn();
		this.#child = child;
		this.#keepAlive(child, true);
		return child;
	}

	#spawn(): Child {
		const child = spawn('git', ['cat-file', '--batch'], {
			cwd: this.#place.folder,
			env: this.#place.env,
			stdio: ['pipe', 'pipe', 'pipe'],
			windowsHide: true,
		});
		this.#reset();
		child.stdout.on('data', (chunk: Buffer) => this.#receive(child, chunk));
		child.stderr.on('data', (chunk: Buffer) => {
			this.#stderr = (this.#stderr + chunk.toString()).slice(-2000);
		});
		child.stdin.on('error', () => {});
		child.on('error', (error) => this.#fail(child, error));
		child.on('close', (code) => {
			const answer = { code: code ?? 128, stdout: Buffer.alloc(0), stderr: this.#stderr };
			this.#fail(child, new GitFailure(['cat-file'], answer));
		});
		return child;
	}

	#reset(): void {
		this.#chunks = [];
		this.#buffered = 0;
		this.#needed = 0;
		this.#stderr = '';
	}

	#receive(child: Child, chunk: Buffer): void {
		if (child !== this.#child) return;
		this.#chunks.push(chunk);
		this.#buffered += chunk.length;
		// A big object comes in many chunks: joining them at each would cost the square of its size.
		if (this.#buffered < this.#needed) return;
		let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
		for (let taken = this.#takeAnswer(rest); taken > 0; taken = this.#takeAnswer(rest)) rest = rest.subarray(taken);
		this.#chunks = rest.length > 0 ? [rest] : [];
		this.#buffered = rest.length;
		if (this.#pending.length === 0) this.#keepAlive(child, false);
	}

	/** Answers one request out of `buffer`; returns the bytes it took, 0 when they have not all arrived. */
	#takeAnswer(buffer: Buffer): number {
		this.#needed = 0;
		const lineEnd = buffer.indexOf(NEWLINE);
		if (lineEnd < 0) return 0;
		const [, type = '', size] = buffer.toString('latin1', 0, lineEnd).split(' ');
		if (size === undefined) {
			this.#pending.shift()?.resolve(undefined);
			return lineEnd + 1;
		}
		const end = lineEnd + 1 + Number(size);
		if (buffer.length <= end) {
			this.#needed = end + 1;
			return 0;
		}
		this.#pending.shift()?.resolve({ type, content: buffer.subarray(lineEnd + 1, end) });
		return end + 1;
	}

	#fail(child: Child, error: Error): void {
		if (child !== this.#child) return;
		this.#child = undefined;
		for (const request of this.#pending.splice(0)) request.reject(error);
	}

	#keepAlive(child: Child, alive: boolean): void {
		for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
			const socket = handle as unknown as { ref?: () => void; unref?: () => void };
			if (alive) socket.ref?.();
			else socket.unref?.();
		}
	}
}
