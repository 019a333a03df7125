import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Hash function of a repository, as `git rev-parse --show-object-format` names it. */
export type ObjectFormat = 'sha1' | 'sha256';

/** Length of a raw object id. */
export const OID_BYTES: Readonly<Record<ObjectFormat, number>> = { sha1: 20, sha256: 32 };

/** An object that is to be written, with the id that Git will give it. */
export interface GitObject {
	readonly type: 'commit' | 'tree' | 'blob';
	readonly oid: string;
	readonly content: Buffer;
}

const PACK_TYPES: Readonly<Record<GitObject['type'], number>> = { commit: 1, tree: 2, blob: 3 };

/** An object with its id. */
export function makeObject(type: GitObject['type'], content: Buffer, format: ObjectFormat = 'sha1'): GitObject {
	const oid = createHash(format).update(`${type} ${content.length}\0`).update(content).digest('hex');
	return { type, oid, content };
}

/** A pack stream of the objects, whole and without deltas; `level` 0 (fast to make) to 9. */
export function encodePack(objects: readonly GitObject[], format: ObjectFormat, level: number): Buffer {
	const header = Buffer.alloc(12);
	header.write('PACK', 'latin1');
	header.writeUInt32BE(2, 4);
	header.writeUInt32BE(objects.length, 8);
	const body = Buffer.concat([
		header,
		...objects.flatMap((object) => [packEntryHeader(object), deflateSync(object.content, { level })]),
	]);
	return Buffer.concat([body, createHash(format).update(body).digest()]);
}

function packEntryHeader(object: GitObject): Buffer {
	const bytes: number[] = [];
	let size = object.content.length;
	let byte = (PACK_TYPES[object.type] << 4) | (size & 0x0f);
	size = Math.floor(size / 16);
	while (size > 0) {
		bytes.push(byte | 0x80);
		byte = size & 0x7f;
		size = Math.floor(size / 128);
	}
	return Buffer.from([...bytes, byte]);
}
