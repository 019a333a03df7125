export type BodyRead =
	| { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
	| { readonly ok: false; readonly reason: 'too-large' | 'too-slow' | 'cut-off' };

/** Reads a body of at most `maxBytes` within `maxMs`; a larger or slower one is given up without being held. */
export async function readBody(
	message: Pick<Request | Response, 'headers' | 'body'>,
	maxBytes: number,
	maxMs: number,
): Promise<BodyRead> {
	if (Number(message.headers.get('content-length') ?? 0) > maxBytes) return { ok: false, reason: 'too-large' };
	if (!message.body) return { ok: true, bytes: new Uint8Array() };
	const reader: ReadableStreamDefaultReader<Uint8Array> = message.body.getReader();
	const deadline = startDeadline(maxMs);
	try {
		const outcome = await collect(reader, maxBytes, deadline.passed);
		if (!outcome.ok) reader.cancel().catch(() => {});
		return outcome;
	} catch {
		return { ok: false, reason: 'cut-off' };
	} finally {
		deadline.stop();
	}
}

async function collect(
	reader: ReadableStreamDefaultReader<Uint8Array>,
	maxBytes: number,
	deadline: Promise<'late'>,
): Promise<BodyRead> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for (;;) {
		const next = await Promise.race([reader.read(), deadline]);
		if (next === 'late') return { ok: false, reason: 'too-slow' };
		if (next.done) return { ok: true, bytes: join(chunks, size) };
		size += next.value.length;
		if (size > maxBytes) return { ok: false, reason: 'too-large' };
		chunks.push(next.value);
	}
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, offset);
		offset += chunk.length;
	}
	return bytes;
}

function startDeadline(ms: number): { readonly passed: Promise<'late'>; readonly stop: () => void } {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const passed = new Promise<'late'>((resolve) => {
		timer = setTimeout(() => resolve('late'), ms);
	});
	return { passed, stop: () => clearTimeout(timer) };
}
