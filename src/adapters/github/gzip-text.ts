/** Text as gzip in base64. Web standards only: it runs on stateless runtimes too. */
export async function gzipText(text: string): Promise<string> {
	const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	let binary = '';
	for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(binary);
}

/** The reverse; undefined where it is no gzip in base64 or unpacks to more than `maxBytes`. */
export async function gunzipText(base64: string, maxBytes: number): Promise<string | undefined> {
	try {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
		const chunks: Uint8Array<ArrayBuffer>[] = [];
		let size = 0;
		for await (const chunk of stream as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
			size += chunk.length;
			if (size > maxBytes) return undefined;
			chunks.push(chunk);
		}
		return await new Blob(chunks).text();
	} catch {
		return undefined;
	}
}
