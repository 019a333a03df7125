import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { a as RepositoryError, i as runGit, n as gitEnvironment, r as GitFailure, t as addSettings } from "./shared-git-environment.js";
import { t as SOURCES } from "./shared-alert.js";
import { a as foldedRefs, i as encodeCommit, n as gitIdentity, r as FALLBACK_AUTHOR, t as readGitConfig } from "./shared-read-git-config.js";
import { dirname, join, resolve } from "node:path";
import { deflateSync } from "node:zlib";
import { createHash, randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { appendFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
// src/adapters/git/batcher.ts
/** Joins what is handed in while a flush is under way into the next one, so that a burst costs a few flushes. */
var Batcher = class {
	#flush;
	#items = [];
	#next;
	#running = Promise.resolve();
	constructor(flush) {
		this.#flush = flush;
	}
	/** Resolves when a flush with these items has succeeded; rejects as that flush does. */
	add(items) {
		this.#items.push(...items);
		this.#next ??= this.#schedule();
		return this.#next;
	}
	async #schedule() {
		await this.#running.catch(() => {});
		const items = this.#items;
		this.#items = [];
		this.#next = void 0;
		const running = this.#flush(items);
		this.#running = running;
		await running;
	}
};
// src/adapters/git/explain-git-failure.ts
/** The first that matches wins: network before files, because ssh also says "Permission denied". */
const EXPLANATIONS = [
	{
		pattern: /dubious ownership/,
		code: "not-a-repository",
		message: "Git does not trust this repository, because it belongs to another user",
		help: "Run as its owner, or trust it: git config --global --add safe.directory <folder>"
	},
	{
		pattern: /Authentication failed|could not read (?:Username|Password)|Permission denied \(|returned error: 40[13]|Permission to .* denied/,
		code: "unreachable",
		message: "The remote repository refused our credentials",
		help: "Check the token or key, and that it may write to the contents of the repository."
	},
	{
		pattern: /Repository not found|repository '.*' not found|does not appear to be a git repository|'.*' does not exist|returned error: 404/,
		code: "unreachable",
		message: "There is no repository at the remote address, or it is hidden from us",
		help: "Check the address, and that the token or key may read it."
	},
	{
		pattern: /Could not resolve host|unable to access|Connection (?:refused|reset|timed out|closed)|Operation timed out|Could not read from remote|early EOF|hung up|unexpected disconnect|RPC failed|returned error: (?:429|5\d\d)|stopped by SIG/,
		code: "unreachable",
		message: "The remote repository could not be reached",
		help: "What was accepted is kept. Check the network and the state of the Git host, then try again."
	},
	{
		pattern: /must be run in a work tree/,
		code: "not-a-repository",
		message: "This repository has no work tree",
		help: "Go to a clone with a work tree, or give the address of this one as the remote."
	},
	{
		pattern: /not a git repository/i,
		code: "not-a-repository",
		message: "This folder is not a Git repository",
		help: "Go to the folder of your incident repository, or make one: git init"
	},
	{
		pattern: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
		code: "disk-full",
		message: "The disk is full",
		help: "Free some space, then try again. Nothing was changed."
	},
	{
		pattern: /Read-only file system|EROFS|Permission denied|insufficient permission|EACCES|EPERM|Operation not permitted/,
		code: "read-only",
		message: "The repository cannot be written",
		help: "Give this user the right to write in the folder and its .git, and see that the disk is not mounted read-only."
	}
];
/** Puts the failure of a git command or of a file operation into a RepositoryError; other errors stay as they are. */
function explainGitFailure(error) {
	if (error instanceof RepositoryError) return error;
	const text = error instanceof GitFailure ? error.stderr : systemErrorText(error);
	if (text === void 0) return error instanceof Error ? error : new Error(String(error));
	const found = EXPLANATIONS.find((explanation) => explanation.pattern.test(text));
	const said = quoteGit(text);
	if (found) return new RepositoryError(found.code, `${found.message}: ${said}`, found.help, { cause: error });
	return new RepositoryError("git-failed", `Git failed: ${said}`, "See the message of Git above.", { cause: error });
}
/** Whether trying again a little later may help: the network or the host failed, not our rights or our address. */
function isTransient(error) {
	return error instanceof RepositoryError && error.code === "unreachable" && error.message.startsWith("The remote repository could not");
}
/** What git said, as one line a person can read: `fatal:` and hints gone, at most 500 characters. */
function quoteGit(stderr) {
	const lines = stderr.split(/[\r\n]+/).map((line) => line.replace(/^(?:remote: )?(?:fatal|error): /, "").replace(/^remote: /, "").trim()).filter((line) => line !== "" && !line.startsWith("hint:"));
	return [...new Set(lines)].join(" / ").slice(0, 500);
}
function systemErrorText(error) {
	return error instanceof Error && "syscall" in error ? error.message : void 0;
}
// src/adapters/git/tree.ts
/** Modes of Git that matter here. */
const FILE_MODE = "100644";
const FOLDER_MODE = "40000";
const SPACE = 32;
const SLASH = 47;
const FOLDER_FIRST_BYTE = 52;
/**
* A Git tree in its stored form. A year's folder has ten thousand entries and is rewritten by every commit, so
* nothing is decoded that nobody asks for: entries are found by binary search and edits copy the bytes between them.
*/
var Tree = class {
	raw;
	#starts;
	#oidBytes;
	/** `oidBytes`: 20 in a SHA-1 repository, 32 in a SHA-256 one. */
	constructor(raw, oidBytes = 20) {
		this.raw = raw;
		this.#oidBytes = oidBytes;
		this.#starts = entryStarts(raw, oidBytes);
	}
	/** All entries in the order of Git. */
	entries() {
		return this.#starts.map((_, index) => this.#entry(index));
	}
	/** The entry of that name, whatever its kind. */
	find(name) {
		const index = this.#indexOf(Buffer.from(name));
		return index === void 0 ? void 0 : this.#entry(index);
	}
	/** The stored form with names added, replaced or removed. */
	edit(edits) {
		const cuts = [];
		for (const [name, value] of edits) {
			const bytes = Buffer.from(name);
			const existing = this.#indexOf(bytes);
			if (existing !== void 0) cuts.push({
				index: existing,
				remove: true,
				insert: Buffer.alloc(0),
				key: bytes
			});
			if (!value) continue;
			const key = value.mode === "40000" ? Buffer.concat([bytes, Buffer.of(SLASH)]) : bytes;
			cuts.push({
				index: this.#lowerBound(key),
				remove: false,
				insert: encodeEntry(bytes, value),
				key
			});
		}
		cuts.sort((a, b) => a.index - b.index || Number(a.remove) - Number(b.remove) || Buffer.compare(a.key, b.key));
		const parts = [];
		let copied = 0;
		for (const cut of cuts) {
			const at = this.#start(cut.index);
			if (at > copied) parts.push(this.raw.subarray(copied, at));
			parts.push(cut.insert);
			copied = Math.max(copied, cut.remove ? this.#start(cut.index + 1) : at);
		}
		parts.push(this.raw.subarray(copied));
		return Buffer.concat(parts);
	}
	#start(index) {
		return this.#starts[index] ?? this.raw.length;
	}
	#nameStart(index) {
		return this.raw.indexOf(SPACE, this.#start(index)) + 1;
	}
	#nameEnd(index) {
		return this.#start(index + 1) - this.#oidBytes - 1;
	}
	#isFolder(index) {
		return this.raw[this.#start(index)] === FOLDER_FIRST_BYTE;
	}
	#entry(index) {
		const nameStart = this.#nameStart(index);
		const nameEnd = this.#nameEnd(index);
		return {
			mode: this.raw.toString("latin1", this.#start(index), nameStart - 1),
			name: this.raw.toString("utf8", nameStart, nameEnd),
			oid: this.raw.toString("hex", nameEnd + 1, nameEnd + 1 + this.#oidBytes)
		};
	}
	#indexOf(name) {
		for (const key of [name, Buffer.concat([name, Buffer.of(SLASH)])]) {
			const index = this.#lowerBound(key);
			if (index < this.#starts.length && this.#hasName(index, name)) return index;
		}
	}
	#hasName(index, name) {
		return name.equals(this.raw.subarray(this.#nameStart(index), this.#nameEnd(index)));
	}
	/** First entry not before `key` in the order of Git, where a folder counts as its name and a slash. */
	#lowerBound(key) {
		let low = 0;
		let high = this.#starts.length;
		while (low < high) {
			const middle = low + high >> 1;
			if (this.#compare(middle, key) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
	#compare(index, key) {
		const start = this.#nameStart(index);
		const length = this.#nameEnd(index) - start;
		const same = this.raw.compare(key, 0, Math.min(length, key.length), start, start + Math.min(length, key.length));
		if (same !== 0) return same;
		if (!this.#isFolder(index)) return length - key.length;
		if (key.length <= length) return 1;
		return key[length] === SLASH ? length + 1 - key.length : SLASH - key[length];
	}
};
function entryStarts(raw, oidBytes) {
	const starts = [];
	let at = 0;
	while (at < raw.length) {
		starts.push(at);
		let end = at + 6;
		while (raw[end] !== 0 && end < raw.length) end += 1;
		at = end + 1 + oidBytes;
	}
	return starts;
}
function encodeEntry(name, value) {
	return Buffer.concat([
		Buffer.from(`${value.mode} `),
		name,
		Buffer.of(0),
		Buffer.from(value.oid, "hex")
	]);
}
// src/adapters/git/git-snapshot.ts
const SUBMODULE_MODE = "160000";
/** The records at one commit, read object by object as they are asked for; folders and texts are read once. */
var GitSnapshot = class GitSnapshot {
	commit;
	/** Tree of the commit; empty text where there is none yet. */
	tree;
	#store;
	#texts = /* @__PURE__ */ new Map();
	constructor(store, commit, tree) {
		this.#store = store;
		this.commit = commit;
		this.tree = tree;
	}
	/** Opens the snapshot of a commit (empty text: of a repository without commits). */
	static async open(store, commit) {
		if (commit === "") return new GitSnapshot(store, "", "");
		return new GitSnapshot(store, commit, (await store.commit(commit)).tree);
	}
	async list(folder) {
		return ((await this.#folder(folder))?.entries() ?? []).filter((entry) => entry.mode !== SUBMODULE_MODE).map(({ mode, name, oid }) => ({
			name,
			type: mode === "40000" ? "folder" : "file",
			oid
		})).sort((a, b) => a.name < b.name ? -1 : 1);
	}
	async read(paths) {
		const wanted = paths.filter((path) => !this.#texts.has(path));
		const oids = /* @__PURE__ */ new Map();
		for (const path of wanted) {
			const entry = await this.find(path);
			if (entry && entry.mode !== "40000" && entry.mode !== SUBMODULE_MODE) oids.set(path, entry.oid);
		}
		const objects = await this.#store.read([...oids.values()]);
		for (const [path, oid] of oids) this.#texts.set(path, objects.get(oid).content.toString());
		const pairs = [...new Set(paths)].flatMap((path) => {
			const text = this.#texts.get(path);
			return text === void 0 ? [] : [[path, text]];
		});
		return new Map(pairs);
	}
	/** The entry at a path, or undefined where there is none. */
	async find(path) {
		const slash = path.lastIndexOf("/");
		return (await this.#folder(slash < 0 ? "" : path.slice(0, slash)))?.find(path.slice(slash + 1));
	}
	async #folder(folder) {
		if (this.tree === "") return void 0;
		let tree = await this.#store.tree(this.tree);
		for (const name of folder === "" ? [] : folder.split("/")) {
			const entry = tree.find(name);
			if (entry?.mode !== "40000") return void 0;
			tree = await this.#store.tree(entry.oid);
		}
		return tree;
	}
};
// src/adapters/git/inbox.ts
/** Where deliveries wait, one ref each. */
const INBOX = "refs/tocsin/inbox/";
/** Ids that are safe as a ref and as a file name on any file system; capitals are not, where case is ignored. */
const PLAIN_ID = /^(?!h-)[a-z0-9][a-z0-9_-]{0,63}$/;
const STAMP = /^\d{8}T\d{9}Z$/;
/** The ref of a delivery, `refs/tocsin/inbox/20261120T030211123Z-<id>`: by name means by time. */
function inboxRef(delivery) {
	return `${INBOX}${stamp(delivery.received)}-${inboxToken(delivery.id)}`;
}
/** How a delivery id is written in a ref: as it is where that is safe, else as a digest. */
function inboxToken(id) {
	return PLAIN_ID.test(id) ? id : `h-${createHash("sha256").update(id).digest("hex").slice(0, 40)}`;
}
/** The id part of a ref. */
function tokenOfRef(ref) {
	return ref.slice(38);
}
/** When the delivery of a ref was received, in milliseconds since 1970; undefined where the ref does not say. */
function receivedOfRef(ref) {
	const text = ref.slice(18, 37);
	if (!STAMP.test(text)) return void 0;
	const iso = text.replace(/^(....)(..)(..T)(..)(..)(..)(...)Z$/, "$1-$2-$3$4:$5:$6.$7Z");
	const time = Date.parse(iso);
	return Number.isNaN(time) ? void 0 : time;
}
function stamp(received) {
	const compact = received.replace(/[-:.]/g, "");
	if (STAMP.test(compact)) return compact;
	const time = new Date(received);
	const iso = Number.isNaN(time.getTime()) ? "1970-01-01T00:00:00.000Z" : time.toISOString();
	return STAMP.test(iso.replace(/[-:.]/g, "")) ? iso.replace(/[-:.]/g, "") : "19700101T000000000Z";
}
/** The stored text of a delivery: the same delivery has the same bytes. */
function encodeDelivery(delivery) {
	const { schema, id, source, received, headers, data } = delivery;
	return `${JSON.stringify({
		schema,
		id,
		source,
		received,
		headers,
		data
	})}\n`;
}
/** The delivery in a stored text; undefined where it is none that this version understands. */
function decodeDelivery(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return;
	}
	return isDelivery(value) ? value : void 0;
}
function isDelivery(value) {
	if (typeof value !== "object" || value === null) return false;
	const { schema, id, source, received } = value;
	return schema === 1 && typeof id === "string" && typeof received === "string" && SOURCES.includes(source);
}
/** Oldest first; the same order for every writer. */
function byAge(a, b) {
	if (a.received !== b.received) return a.received < b.received ? -1 : 1;
	return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
// src/adapters/git/git-object.ts
/** Length of a raw object id. */
const OID_BYTES = {
	sha1: 20,
	sha256: 32
};
const PACK_TYPES = {
	commit: 1,
	tree: 2,
	blob: 3
};
/** An object with its id. */
function makeObject(type, content, format = "sha1") {
	return {
		type,
		oid: createHash(format).update(`${type} ${content.length}\0`).update(content).digest("hex"),
		content
	};
}
/** A pack stream of the objects, whole and without deltas; `level` 0 (fast to make) to 9. */
function encodePack(objects, format, level) {
	const header = Buffer.alloc(12);
	header.write("PACK", "latin1");
	header.writeUInt32BE(2, 4);
	header.writeUInt32BE(objects.length, 8);
	const body = Buffer.concat([header, ...objects.flatMap((object) => [packEntryHeader(object), deflateSync(object.content, { level })])]);
	return Buffer.concat([body, createHash(format).update(body).digest()]);
}
function packEntryHeader(object) {
	const bytes = [];
	let size = object.content.length;
	let byte = PACK_TYPES[object.type] << 4 | size & 15;
	size = Math.floor(size / 16);
	while (size > 0) {
		bytes.push(byte | 128);
		byte = size & 127;
		size = Math.floor(size / 128);
	}
	return Buffer.from([...bytes, byte]);
}
// src/adapters/git/object-reader.ts
const NEWLINE = 10;
/**
* Reads objects by id through one long-lived `git cat-file --batch`: a process per object would cost more than all
* else. It is started by the first read, keeps nobody from exiting while idle, and is started anew after a crash.
*/
var ObjectReader = class {
	#place;
	#pending = [];
	#child;
	#chunks = [];
	#buffered = 0;
	#needed = 0;
	#stderr = "";
	constructor(place) {
		this.#place = place;
	}
	/** The objects in the order of the ids; undefined for those that are not here. */
	read(oids) {
		if (oids.length === 0) return Promise.resolve([]);
		const child = this.#start();
		const answers = oids.map(() => new Promise((resolve, reject) => this.#pending.push({
			resolve,
			reject
		})));
		child.stdin.write(`${oids.join("\n")}\n`);
		return Promise.all(answers);
	}
	/** Ends the child process; a later read starts another. */
	close() {
		this.#child?.stdin.end();
		this.#child = void 0;
	}
	#start() {
		const child = this.#child ?? this.#spawn();
		this.#child = child;
		this.#keepAlive(child, true);
		return child;
	}
	#spawn() {
		const child = spawn("git", ["cat-file", "--batch"], {
			cwd: this.#place.folder,
			env: this.#place.env,
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		this.#reset();
		child.stdout.on("data", (chunk) => this.#receive(child, chunk));
		child.stderr.on("data", (chunk) => {
			this.#stderr = (this.#stderr + chunk.toString()).slice(-2e3);
		});
		child.stdin.on("error", () => {});
		child.on("error", (error) => this.#fail(child, error));
		child.on("close", (code) => {
			const answer = {
				code: code ?? 128,
				stdout: Buffer.alloc(0),
				stderr: this.#stderr
			};
			this.#fail(child, new GitFailure(["cat-file"], answer));
		});
		return child;
	}
	#reset() {
		this.#chunks = [];
		this.#buffered = 0;
		this.#needed = 0;
		this.#stderr = "";
	}
	#receive(child, chunk) {
		if (child !== this.#child) return;
		this.#chunks.push(chunk);
		this.#buffered += chunk.length;
		if (this.#buffered < this.#needed) return;
		let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
		for (let taken = this.#takeAnswer(rest); taken > 0; taken = this.#takeAnswer(rest)) rest = rest.subarray(taken);
		this.#chunks = rest.length > 0 ? [rest] : [];
		this.#buffered = rest.length;
		if (this.#pending.length === 0) this.#keepAlive(child, false);
	}
	/** Answers one request out of `buffer`; returns the bytes it took, 0 when they have not all arrived. */
	#takeAnswer(buffer) {
		this.#needed = 0;
		const lineEnd = buffer.indexOf(NEWLINE);
		if (lineEnd < 0) return 0;
		const [, type = "", size] = buffer.toString("latin1", 0, lineEnd).split(" ");
		if (size === void 0) {
			this.#pending.shift()?.resolve(void 0);
			return lineEnd + 1;
		}
		const end = lineEnd + 1 + Number(size);
		if (buffer.length <= end) {
			this.#needed = end + 1;
			return 0;
		}
		this.#pending.shift()?.resolve({
			type,
			content: buffer.subarray(lineEnd + 1, end)
		});
		return end + 1;
	}
	#fail(child, error) {
		if (child !== this.#child) return;
		this.#child = void 0;
		for (const request of this.#pending.splice(0)) request.reject(error);
	}
	#keepAlive(child, alive) {
		for (const handle of [
			child,
			child.stdin,
			child.stdout,
			child.stderr
		]) {
			const socket = handle;
			if (alive) socket.ref?.();
			else socket.unref?.();
		}
	}
};
// src/adapters/git/object-store.ts
/** How many trees stay decoded: the root, the record folders, and some years. */
const KEPT_TREES = 256;
/** The objects of one repository: trees decoded and cached by id, and missing ones fetched all at once. */
var ObjectStore = class {
	format;
	#reader;
	#options;
	#trees = /* @__PURE__ */ new Map();
	constructor(place, options = {}) {
		this.format = options.format ?? "sha1";
		this.#reader = new ObjectReader(place);
		this.#options = options;
	}
	/** The texts of records and deliveries by id; throws RepositoryError where one cannot be had. */
	async read(oids) {
		const unique = [...new Set(oids)];
		const lacking = unique.length > 0 ? await this.#options.findMissing?.(unique) ?? [] : [];
		if (lacking.length > 0) await this.#options.fetchMissing?.(lacking);
		return this.#readHere(unique);
	}
	async #readHere(unique) {
		const found = /* @__PURE__ */ new Map();
		await this.#readInto(found, unique);
		const missing = unique.filter((oid) => !found.has(oid));
		if (missing.length === 0) return found;
		await this.#options.fetchMissing?.(missing);
		await this.#readInto(found, missing);
		const gone = missing.find((oid) => !found.has(oid));
		if (gone === void 0) return found;
		throw new RepositoryError("git-failed", `The repository lacks the object ${gone}`, "The copy of the repository is damaged: run git fsck in it, or clone it again.");
	}
	async tree(oid) {
		const known = this.#trees.get(oid);
		if (known) return known;
		const object = (await this.#readHere([oid])).get(oid);
		return this.#keep(oid, new Tree(object.content, OID_BYTES[this.format]));
	}
	/** The tree of a commit, and its text. */
	async commit(oid) {
		const text = (await this.#readHere([oid])).get(oid).content.toString();
		return {
			tree: /^tree ([0-9a-f]+)$/m.exec(text)?.[1] ?? "",
			text
		};
	}
	/** Remembers trees that were just written, so that the next commit need not read them back. */
	remember(objects) {
		for (const object of objects) if (object.type === "tree") this.#keep(object.oid, new Tree(object.content, OID_BYTES[this.format]));
	}
	/** Ends the reading process; reading again starts another. */
	close() {
		this.#reader.close();
	}
	async #readInto(found, oids) {
		const objects = await this.#reader.read(oids);
		for (const [index, object] of objects.entries()) if (object) found.set(oids[index], object);
	}
	#keep(oid, tree) {
		this.#trees.set(oid, tree);
		const oldest = this.#trees.keys().next().value;
		if (this.#trees.size > KEPT_TREES && oldest !== void 0) this.#trees.delete(oldest);
		return tree;
	}
};
// src/adapters/git/push-report.ts
/** Reads the output of `git push --porcelain`. */
function readPushReport(stdout) {
	return stdout.split("\n").flatMap((line) => {
		const [flag, refs, reason = ""] = line.split("	");
		if (flag?.length !== 1 || refs === void 0) return [];
		return [{
			ref: refs.slice(refs.lastIndexOf(":") + 1),
			ok: flag !== "!",
			reason
		}];
	});
}
const NO_ATOMIC = /does not support --?atomic|atomic push(?:es)? (?:is |are )?not supported/i;
const FORBIDDEN = /hook declined|protected branch|deny (?:updating|deleting|creating)|denied|not allowed|prohibited|refusing|funny refname|GH\d{3}|shallow update|declined|read.?only|archived|permission/i;
/** What a host says to refs that follow another one's refusal; never the cause. */
const CONSEQUENCE = /atomic push (?:failed|failure)|atomic transaction failed/i;
/** Judges a refused push by its refs and by what was printed besides. */
function judgeRefusal(refs, stderr) {
	if (NO_ATOMIC.test(stderr)) return "no-atomic";
	return refs.filter((ref) => !ref.ok && !CONSEQUENCE.test(ref.reason)).some((ref) => FORBIDDEN.test(ref.reason)) ? "forbidden" : "lost-race";
}
// src/adapters/git/remote-link.ts
/** How long the commits since our last fetch are surely few, so that their history is cheaper than a new cut. */
const RECENT_MS = 6e5;
/** The conversation with one remote repository: look, fetch, push. Each is one git command. */
var RemoteLink = class {
	#options;
	#place;
	#lastFetch = Number.NEGATIVE_INFINITY;
	constructor(options) {
		this.#options = options;
		this.#place = {
			...options.place,
			env: addSettings(options.place.env, options.settings)
		};
	}
	get branchRef() {
		return `refs/heads/${this.#options.branch}`;
	}
	/** Local ref that keeps what we have of the branch, so that the next fetch brings only what is new. */
	get tipRef() {
		return `refs/tocsin/tip/${this.#options.branch}`;
	}
	/** Asks what is there, without fetching any object. */
	async look() {
		const { stdout } = await this.#run([
			"ls-remote",
			"--refs",
			this.#options.remote,
			this.branchRef,
			`${INBOX}*`
		]);
		const refs = stdout.toString().split("\n").filter(Boolean).map((line) => ({
			oid: line.slice(0, line.indexOf("	")),
			ref: line.slice(line.indexOf("	") + 1)
		}));
		const waiting = refs.filter(({ ref }) => ref.startsWith(INBOX)).sort((a, b) => a.ref < b.ref ? -1 : 1);
		return {
			tip: refs.find(({ ref }) => ref === this.branchRef)?.oid ?? "",
			waiting
		};
	}
	/** Fetches a commit of the branch (unless empty) and single objects, all in one request. */
	async fetch(tip, oids) {
		const wants = [...tip === "" ? [] : [`+${tip}:${this.tipRef}`], ...oids];
		if (wants.length === 0) return;
		const recent = performance.now() - this.#lastFetch < RECENT_MS;
		const depth = this.#options.shallow && tip !== "" && !recent ? ["--depth=1"] : [];
		const filter = recent ? ["--no-filter"] : [];
		const args = [
			"fetch",
			"--quiet",
			"--no-tags",
			"--no-write-fetch-head",
			...depth,
			...filter,
			"--stdin",
			this.#options.remote
		];
		await this.#run(args, `${wants.join("\n")}\n`);
		if (tip !== "") this.#lastFetch = performance.now();
	}
	/** Fetches blobs that a filter left out; nothing is negotiated, because they are asked for one by one. */
	async fetchBlobs(oids) {
		const args = [
			"-c",
			"fetch.negotiationAlgorithm=noop",
			"fetch",
			"--quiet",
			"--no-tags",
			"--no-write-fetch-head",
			"--filter=blob:none",
			"--stdin",
			this.#options.remote
		];
		await this.#run(args, `${oids.join("\n")}\n`);
	}
	/** Moves refs, each only from the state we know. With `atomic`, all or none. */
	async push(moves, { atomic }) {
		const args = [
			"push",
			"--porcelain",
			"--quiet",
			"--no-verify",
			moves.some(({ ref, to }) => ref === this.branchRef && to !== "") ? "--thin" : "--no-thin",
			...atomic ? ["--atomic"] : [],
			...moves.map(({ ref, from }) => `--force-with-lease=${ref}:${from}`),
			this.#options.remote,
			...moves.map(({ ref, to }) => `${to}:${ref}`)
		];
		const answer = await runGit(this.#place, args, {
			accept: [1, 128],
			timeoutMs: this.#options.timeoutMs
		});
		const refs = readPushReport(answer.stdout.toString());
		if (answer.code === 0) return {
			ok: true,
			refs
		};
		const refusal = judgeRefusal(refs, answer.stderr);
		if (refs.length === 0 && refusal !== "no-atomic") throw new GitFailure(["push"], answer);
		const reasons = refs.filter((ref) => !ref.ok).map((ref) => `${ref.ref} ${ref.reason}`);
		return {
			ok: false,
			refusal,
			said: `${answer.stderr}\n${reasons.slice(0, 3).join("\n")}`,
			refs
		};
	}
	async #run(args, input) {
		return runGit(this.#place, args, {
			...input === void 0 ? {} : { input },
			timeoutMs: this.#options.timeoutMs
		});
	}
};
// src/adapters/git/open-remote.ts
/** Name that an address gets for the length of a command; nothing is written into the configuration of a clone. */
const NAME = "tocsin";
const CACHE_MARK = "tocsin.cache";
/** Opens a clone or makes a cache folder; speaks with nobody yet. */
async function openRemote(address) {
	const folder = resolve(address.folder);
	const { branch } = address;
	const base = {
		...process.env,
		...address.env,
		GIT_CEILING_DIRECTORIES: dirname(folder)
	};
	const place = {
		folder,
		env: gitEnvironment(base, address.settings)
	};
	const repository = await inspect(place) ?? await makeCache(place);
	const config = await readGitConfig(place);
	const cache = config.get(CACHE_MARK) === "true";
	const named = config.has(`remote.${address.remote}.url`);
	const link = new RemoteLink({
		place,
		remote: named ? address.remote : NAME,
		branch,
		settings: named ? [] : addressSettings(address, cache),
		shallow: cache || repository.shallow,
		timeoutMs: address.commandTimeoutMs ?? 6e4
	});
	const fetchMissing = (oids) => link.fetchBlobs(oids);
	const partial = [...config.keys()].some((key) => key === "extensions.partialclone" || /^remote\..*\.promisor$/.test(key));
	const store = new ObjectStore(place, {
		format: repository.format,
		...cache || partial ? { fetchMissing } : {},
		...partial ? { findMissing: (oids) => findMissing(place, oids) } : {}
	});
	return {
		place,
		objects: repository.objects,
		link,
		store,
		branch,
		identity: gitIdentity(place.env, config)
	};
}
async function inspect(place) {
	await mkdir(place.folder, { recursive: true });
	const answer = await runGit(place, [
		"rev-parse",
		"--is-shallow-repository",
		"--show-object-format",
		"--git-path",
		"objects"
	], { accept: [128] });
	if (answer.code !== 0 && /not a git repository/i.test(answer.stderr)) return void 0;
	if (answer.code !== 0) await runGit(place, ["rev-parse", "--git-dir"]);
	const [shallow, format, objects = ""] = answer.stdout.toString().split("\n");
	return {
		objects: resolve(place.folder, objects),
		shallow: shallow === "true",
		format: format === "sha256" ? "sha256" : "sha1"
	};
}
async function makeCache(place) {
	await runGit(place, [
		"init",
		"--quiet",
		"--bare",
		"--object-format=sha1"
	]);
	await appendFile(join(place.folder, "config"), "[tocsin]\n	cache = true\n");
	return {
		objects: join(place.folder, "objects"),
		shallow: false,
		format: "sha1"
	};
}
/**
* Only commands that speak with the remote are told that it can bring what is missing. Reading is not, so that it
* reports what is missing and all of it can be fetched at once, instead of one request an object.
*/
function addressSettings(address, cache) {
	const { remote, branch } = address;
	const isPath = !/^[a-z+]+:\/\//i.test(remote) && !/^[^/\\]{2,}:/.test(remote);
	const filter = [[`remote.${NAME}.promisor`, "true"], [`remote.${NAME}.partialclonefilter`, "blob:none"]];
	return [
		[`remote.${NAME}.url`, isPath ? resolve(remote) : remote],
		[`remote.${NAME}.fetch`, `+refs/heads/${branch}:refs/tocsin/tip/${branch}`],
		...cache ? filter : []
	];
}
/** Asks in a way that fetches nothing; blobs only, since the contents of a folder would be walked. */
async function findMissing(place, oids) {
	const { stdout } = await runGit(place, [
		"rev-list",
		"--objects",
		"--no-object-names",
		"--no-walk",
		"--ignore-missing",
		"--missing=allow-any",
		"--stdin"
	], { input: `${oids.join("\n")}\n` });
	const present = new Set(stdout.toString().split("\n"));
	return oids.filter((oid) => !present.has(oid));
}
// src/adapters/git/queue-patience.ts
/** A delivery this much older than ours whose writer has not folded it has no writer any more. */
const ABANDONED_MS = 3e4;
/**
* Decides who folds. If every writer did, all but one would do it in vain: so the writer of the oldest delivery folds
* for all and goes on while more come in, and the others look again after the usual wait. Should the queue stand
* still, its writer has died or gone home, and the others take over in the order of their age.
*/
var QueuePatience = class {
	#options;
	#seen;
	#movedAt = 0;
	constructor(options) {
		this.#options = options;
	}
	/** Milliseconds to wait before looking again; 0 says: fold now. */
	next(view, now) {
		const { mine, usualWait } = this.#options;
		const rank = mine ? rankOf(view.waiting, mine) : 0;
		const first = this.#seen === void 0;
		const seen = `${view.tip} ${view.waiting[0]?.ref}`;
		const moved = !first && seen !== this.#seen;
		if (first || moved) this.#movedAt = now;
		this.#seen = seen;
		if (rank === 0 && !moved) return 0;
		if (now - this.#movedAt > usualWait * (2 + Math.min(rank, 20))) return 0;
		return this.jittered(.4 * usualWait);
	}
	/** A pause around `ms`, different for each writer. */
	jittered(ms) {
		return ms * (.75 + .5 * this.#options.random());
	}
};
/** How many living writers are before us: 0 is first. */
function rankOf(waiting, mine) {
	const own = waiting.findIndex(({ ref }) => mine.has(tokenOfRef(ref)));
	if (own < 0) return 0;
	const received = receivedOfRef(waiting[own].ref) ?? 0;
	return waiting.slice(0, own).filter(({ ref }) => received - (receivedOfRef(ref) ?? 0) < ABANDONED_MS).length;
}
// src/adapters/git/sync-folder.ts
/** File systems that cannot sync a folder say one of these; they keep names in another way. */
const UNSUPPORTED = /* @__PURE__ */ new Set([
	"EISDIR",
	"EPERM",
	"EACCES",
	"EINVAL",
	"ENOTSUP",
	"EBADF",
	"ENOENT"
]);
/** Makes the names in a folder durable: after a power cut a synced file without its name would be lost all the same. */
async function syncFolder(folder) {
	try {
		const handle = await open(folder, "r");
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (!UNSUPPORTED.has(error.code ?? "")) throw error;
	}
}
// src/adapters/git/write-objects.ts
/** From here on one pack is cheaper to write and to keep than many files; Git's own limit is the same. */
const PACK_FROM = 100;
/**
* Writes objects into a repository: a few as loose files in Git's own format (a git process for each, or even one for
* all, would cost more than the rest of a commit), many as one pack through git.
*/
async function writeObjects(target, objects) {
	if (objects.length === 0) return;
	if (objects.length >= PACK_FROM) {
		await runGit(target.place, ["index-pack", "--stdin"], { input: encodePack(objects, target.format, 1) });
		if (target.durable) await syncFolder(join(target.objects, "pack"));
		return;
	}
	await Promise.all(objects.map((object) => writeLoose(target, object)));
	if (!target.durable) return;
	const folders = new Set(objects.map(({ oid }) => join(target.objects, oid.slice(0, 2))));
	await Promise.all([...folders, target.objects].map(syncFolder));
}
async function writeLoose({ objects, durable }, object) {
	const folder = join(objects, object.oid.slice(0, 2));
	const path = join(folder, object.oid.slice(2));
	if (await exists(path)) return;
	await makeFolder(folder);
	const temporary = join(folder, `tmp_obj_${randomBytes(6).toString("hex")}`);
	const header = Buffer.from(`${object.type} ${object.content.length}\0`);
	try {
		const file = await open(temporary, "wx", 292);
		try {
			await file.writeFile(deflateSync(Buffer.concat([header, object.content]), { level: 1 }));
			if (durable) await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => {});
		throw error;
	}
}
/** Not the recursive form of mkdir, which reports a read-only disk as a missing folder. */
async function makeFolder(folder) {
	try {
		await mkdir(folder);
	} catch (error) {
		if (error.code !== "EEXIST") throw error;
	}
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}
// src/adapters/git/remote-copy.ts
/** Beyond this many remembered ids, forget: asking for an object that is here costs little. */
const KNOWN_LIMIT = 2e4;
/** Our local copy of the remote: knows which objects are here already, so that only others are fetched. */
var RemoteCopy = class {
	link;
	store;
	identity;
	branch;
	#target;
	#known = /* @__PURE__ */ new Set();
	constructor(opened) {
		this.link = opened.link;
		this.store = opened.store;
		this.identity = opened.identity;
		this.branch = opened.branch;
		const { place, objects, store } = opened;
		this.#target = {
			place,
			objects,
			format: store.format,
			durable: false
		};
	}
	/** Whether nothing of the branch was fetched or written in this process yet. */
	get isCold() {
		return this.#known.size === 0;
	}
	/** Brings a commit (unless empty) and single objects here, in one request or none. */
	async ensure(tip, oids = []) {
		const wanted = oids.filter((oid) => !this.#known.has(oid));
		const newTip = tip !== "" && !this.#known.has(tip) ? tip : "";
		if (newTip === "" && wanted.length === 0) return;
		await this.link.fetch(newTip, wanted);
		this.#remember([...wanted, ...newTip === "" ? [] : [newTip]]);
	}
	/** Writes objects of our own making. */
	async write(objects) {
		await writeObjects(this.#target, objects);
		this.store.remember(objects);
		this.#remember(objects.filter(({ type }) => type !== "tree").map(({ oid }) => oid));
	}
	#remember(oids) {
		if (this.#known.size > KNOWN_LIMIT) this.#known.clear();
		for (const oid of oids) this.#known.add(oid);
	}
};
// src/adapters/git/retry-transient.ts
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS$1 = 1e4;
/** Runs a conversation with a remote again, after jittered and growing pauses, while the network or the host fails. */
async function retryTransient(task, options) {
	for (let attempt = 0;; attempt += 1) try {
		return await task();
	} catch (error) {
		const explained = explainGitFailure(error);
		const pause = options.random() * Math.min(LONGEST_PAUSE_MS$1, FIRST_PAUSE_MS * 2 ** attempt);
		if (!isTransient(explained) || performance.now() + pause > options.deadline) throw explained;
		await setTimeout(pause);
	}
}
// src/adapters/git/remote-inbox.ts
/** Deliveries in one push; a longer list would not fit the arguments of a command. */
const PUSH_LIMIT = 500;
/**
* Puts deliveries under refs of their own at the remote. A blob is the smallest thing a ref can point to; a host that
* wants commits gets commits; and where a host allows no refs beside branches, they are held in memory for the drain.
*/
var RemoteInbox = class {
	#copy;
	#held = /* @__PURE__ */ new Map();
	#shape = "blob";
	constructor(copy) {
		this.#copy = copy;
	}
	/** Whether the remote allows branches only. */
	get isRefused() {
		return this.#shape === "none";
	}
	/** Deliveries that the remote would not keep for us. */
	get held() {
		return [...this.#held.values()];
	}
	/** Forgets held deliveries that were folded. */
	release(ids) {
		for (const id of ids) this.#held.delete(id);
	}
	/** Makes deliveries durable at the remote; a second time changes nothing. */
	async accept(deliveries, retry) {
		const unique = [...new Map(deliveries.map((delivery) => [inboxRef(delivery), delivery])).values()];
		for (let from = 0; from < unique.length; from += PUSH_LIMIT) await this.#acceptSome(unique.slice(from, from + PUSH_LIMIT), retry);
	}
	async #acceptSome(deliveries, retry) {
		while (this.#shape !== "none") {
			const { moves, objects } = this.#encode(deliveries);
			await this.#copy.write(objects);
			if (await this.#push(moves, retry)) return;
			this.#shape = this.#shape === "blob" ? "commit" : "none";
		}
		for (const delivery of deliveries) this.#held.set(delivery.id, delivery);
	}
	#encode(deliveries) {
		const { format } = this.#copy.store;
		const emptyTree = makeObject("tree", Buffer.alloc(0), format);
		const inCommits = this.#shape === "commit";
		const objects = deliveries.map((delivery) => {
			const text = encodeDelivery(delivery);
			if (!inCommits) return makeObject("blob", Buffer.from(text), format);
			const parts = {
				tree: emptyTree.oid,
				parent: "",
				message: text,
				author: FALLBACK_AUTHOR,
				seconds: 0
			};
			return makeObject("commit", encodeCommit(parts), format);
		});
		return {
			moves: deliveries.map((delivery, index) => ({
				ref: inboxRef(delivery),
				from: "",
				to: objects[index].oid
			})),
			objects: inCommits ? [emptyTree, ...objects] : objects
		};
	}
	/** False when the remote forbids such refs. */
	async #push(moves, retry) {
		let rest = moves;
		for (let attempt = 0;; attempt += 1) {
			const outcome = await retryTransient(() => this.#copy.link.push(rest, { atomic: false }), retry);
			if (outcome.ok) return true;
			if (outcome.refusal === "forbidden") return false;
			const view = await retryTransient(() => this.#copy.link.look(), retry);
			const there = new Set(view.waiting.map(({ ref }) => ref));
			rest = rest.filter(({ ref }) => !there.has(ref));
			if (rest.length === 0) return true;
			if (performance.now() > retry.deadline) throw notAccepted(outcome.said);
			await setTimeout(retry.random() * Math.min(5e3, 100 * 2 ** attempt));
		}
	}
};
function notAccepted(said) {
	return new RepositoryError("push-rejected", `The remote did not take the delivery: ${quoteGit(said)}`, "It is not in Git yet: send it again.");
}
// src/adapters/git/plan-commit.ts
const UNSAFE_NAME = /^(?:\.{0,2}|\.git|git~1)$|[\p{Cc}\\:]|[. ]$/iu;
/** Plans the trees and blobs of a change set on top of a snapshot; folders that nothing touches are not even read. */
async function planTree(store, snapshot, changes) {
	await store.read(changes.flatMap(({ content }) => content !== null && typeof content === "object" ? [content.oid] : []));
	const objects = [];
	const paths = [];
	const root = emptyFolder();
	for (const { path, content } of new Map(changes.map((change) => [change.path, change])).values()) {
		const names = checkPath(path);
		const before = await snapshot.find(path);
		if (before?.mode === "40000") throw new Error(`Cannot write ${JSON.stringify(path)}: it is a folder`);
		const blob = typeof content === "string" ? makeObject("blob", Buffer.from(content), store.format) : void 0;
		const oid = content === null || typeof content === "string" ? blob?.oid : content.oid;
		if (oid === before?.oid) continue;
		const name = names.at(-1);
		const after = oid === void 0 ? void 0 : {
			name,
			oid,
			mode: before?.mode === "100755" ? "100755" : FILE_MODE
		};
		if (blob) objects.push(blob);
		paths.push({
			path,
			before,
			after
		});
		place(root, names, after ?? null);
	}
	if (paths.length === 0) return {
		tree: snapshot.tree,
		objects: [],
		paths
	};
	return {
		tree: await writeFolder(store, snapshot.tree, {
			folder: root,
			objects
		}) ?? pushTree(store, objects, Buffer.alloc(0)),
		objects,
		paths
	};
}
function emptyFolder() {
	return {
		files: /* @__PURE__ */ new Map(),
		folders: /* @__PURE__ */ new Map()
	};
}
function checkPath(path) {
	const names = path.split("/");
	if (names.some((name) => UNSAFE_NAME.test(name))) throw new Error(`Unexpected path ${JSON.stringify(path)} in a change`);
	return names;
}
function place(root, names, entry) {
	let folder = root;
	for (const name of names.slice(0, -1)) {
		const next = folder.folders.get(name) ?? emptyFolder();
		folder.folders.set(name, next);
		folder = next;
	}
	folder.files.set(names.at(-1), entry);
}
/** Id of the folder's new tree; undefined when nothing is left in it. */
async function writeFolder(store, oid, edit) {
	const tree = oid === "" ? new Tree(Buffer.alloc(0), OID_BYTES[store.format]) : await store.tree(oid);
	const edits = new Map(edit.folder.files);
	for (const [name, folder] of edit.folder.folders) {
		const existing = tree.find(name);
		if (existing && existing.mode !== "40000") throw new Error(`Cannot write below ${JSON.stringify(name)}: it is a file`);
		const child = await writeFolder(store, existing?.oid ?? "", {
			folder,
			objects: edit.objects
		});
		edits.set(name, child === void 0 ? null : {
			name,
			mode: FOLDER_MODE,
			oid: child
		});
	}
	const raw = tree.edit(edits);
	return raw.length === 0 ? void 0 : pushTree(store, edit.objects, raw);
}
function pushTree(store, objects, raw) {
	const object = makeObject("tree", raw, store.format);
	objects.push(object);
	return object.oid;
}
// src/adapters/git/prepare-commit.ts
/** Plans the commit of a change set on top of a snapshot; writes nothing. */
async function prepareCommit(store, snapshot, request) {
	const { fold, stamp } = request;
	const { tree, objects, paths } = await planTree(store, snapshot, fold.changes);
	if (paths.length === 0) return {
		commit: snapshot.commit,
		objects: [],
		paths
	};
	const commit = makeObject("commit", encodeCommit({
		tree,
		parent: snapshot.commit,
		message: fold.message,
		...stamp
	}), store.format);
	return {
		commit: commit.oid,
		objects: [...objects, commit],
		paths
	};
}
// src/adapters/git/read-inbox.ts
/**
* Reads the deliveries behind the refs. A host moves the branch and deletes the refs one after the other, so a reader
* can see the new branch and the old refs: what the tip says it holds (`folded`) is not folded again, only cleared.
*/
async function readInbox(store, waiting, folded) {
	const objects = await store.read(waiting.map(({ oid }) => oid));
	const deliveries = /* @__PURE__ */ new Map();
	const done = [];
	const skipped = [];
	for (const entry of waiting) {
		const { type, content } = objects.get(entry.oid);
		const text = content.toString();
		const delivery = decodeDelivery(type === "commit" ? text.slice(text.indexOf("\n\n") + 2) : text);
		(delivery ? done : skipped).push(entry);
		if (!delivery || folded.has(inboxName(entry))) continue;
		const known = deliveries.get(delivery.id);
		if (!known || byAge(delivery, known) < 0) deliveries.set(delivery.id, delivery);
	}
	return {
		deliveries: [...deliveries.values()].sort(byAge),
		done,
		skipped
	};
}
/** The name of a ref inside the inbox. */
function inboxName(entry) {
	return entry.ref.slice(18);
}
// src/adapters/git/remote-writer.ts
/** The remote has deleted what we were about to fetch: somebody was faster. */
const GONE = /not our ref|unadvertised object/;
/** Makes one attempt at a commit on the remote branch: fetch, compute, push with the state it was computed from. */
var RemoteWriter = class {
	#copy;
	#options;
	#skipped = /* @__PURE__ */ new Set();
	#atomic = true;
	constructor(copy, options) {
		this.#copy = copy;
		this.#options = options;
	}
	/** Without the refs that were found to hold nothing we understand. */
	readable(waiting) {
		return this.#skipped.size === 0 ? waiting : waiting.filter(({ oid }) => !this.#skipped.has(oid));
	}
	/** Folds what waits in one commit that also clears its refs. */
	async fold(tip, waiting, fold) {
		const { store } = this.#copy;
		const lost = await this.#ensure(tip, waiting.map(({ oid }) => oid));
		if (lost) return lost;
		const text = tip === "" ? "\n\n" : (await store.commit(tip)).text;
		const inbox = await readInbox(store, waiting, foldedRefs(text));
		for (const { oid } of inbox.skipped) this.#skipped.add(oid);
		const ids = inbox.deliveries.map(({ id }) => id);
		if (ids.length === 0) return this.#clear(inbox.done);
		const names = inbox.done.map(inboxName);
		return this.#attempt(tip, {
			change: (snapshot) => fold(snapshot, inbox.deliveries),
			done: inbox.done,
			names,
			ids
		});
	}
	/** Commits one change set, with deliveries that are in no inbox (`ids`) or none. */
	async commit(tip, change, ids = []) {
		return await this.#ensure(tip, []) ?? this.#attempt(tip, {
			change,
			done: [],
			names: [],
			ids
		});
	}
	async #ensure(tip, oids) {
		try {
			await this.#copy.ensure(tip, oids);
			return;
		} catch (error) {
			if (error instanceof GitFailure && GONE.test(error.stderr)) return {
				state: "lost-race",
				said: error.stderr
			};
			throw error;
		}
	}
	async #attempt(tip, work) {
		const { store } = this.#copy;
		const snapshot = await GitSnapshot.open(store, tip);
		const fold = await work.change(snapshot);
		const prepared = await prepareCommit(store, snapshot, {
			fold,
			stamp: {
				author: this.#options.author,
				seconds: Math.floor(this.#options.clock() / 1e3),
				folded: work.names
			}
		});
		await this.#copy.write(prepared.objects);
		const done = {
			state: "done",
			commit: prepared.commit,
			result: fold.result,
			deliveries: work.ids
		};
		const branch = {
			ref: this.#copy.link.branchRef,
			from: tip,
			to: prepared.commit
		};
		const outcome = await this.#push(prepared.commit === tip ? [] : [branch], work.done.map(clearing)).catch((error) => this.#orArrived(prepared.commit, error));
		return outcome.ok ? done : {
			state: outcome.refusal === "forbidden" ? "forbidden" : "lost-race",
			said: outcome.said
		};
	}
	/** A connection that broke during a push leaves open whether it arrived: look before doing it again. */
	async #orArrived(commit, error) {
		if ((await this.#copy.link.look().catch(() => void 0))?.tip === commit) return {
			ok: true,
			refs: []
		};
		throw error;
	}
	async #clear(done) {
		await this.#push([], done.map(clearing));
		return { state: "cleared" };
	}
	/** The branch and the refs together; one after the other where the remote cannot, the branch first. */
	async #push(branch, refs) {
		const moves = [...branch, ...refs];
		if (moves.length === 0) return {
			ok: true,
			refs: []
		};
		if (this.#atomic) {
			const outcome = await this.#copy.link.push(moves, { atomic: moves.length > 1 });
			if (outcome.ok || outcome.refusal !== "no-atomic") return outcome;
			this.#atomic = false;
		}
		const moved = branch.length > 0 ? await this.#copy.link.push(branch, { atomic: false }) : {
			ok: true,
			refs: []
		};
		if (moved.ok && refs.length > 0) await this.#copy.link.push(refs, { atomic: false });
		return moved;
	}
};
function clearing({ ref, oid }) {
	return {
		ref,
		from: oid,
		to: ""
	};
}
// src/adapters/git/turns.ts
/** Runs tasks one after the other in the order they were asked for; a failed one does not stop the next. */
var Turns = class {
	#last = Promise.resolve();
	run(task) {
		const turn = this.#last.then(task, task);
		this.#last = turn.catch(() => {});
		return turn;
	}
};
// src/adapters/git/usual-wait.ts
const LEAST_MS = 20;
const MOST_MS = 1e4;
/**
* Learns how long a delivery waits in a busy queue until somebody has folded it, so that the others look about once.
* Looking too early costs everybody, looking too late costs us: the estimate creeps down while it is long enough.
*/
var UsualWait = class {
	#ms = 0;
	#crowded = false;
	/** Milliseconds. */
	get ms() {
		return this.#ms;
	}
	/** Whether others waited beside us the last time: then a first look at once would be in vain. */
	get isCrowded() {
		return this.#crowded;
	}
	/** What accepting took, as the first guess: a fold is about two such conversations. */
	accepted(ms) {
		if (this.#ms === 0) this.#set(2 * ms);
	}
	/** Whether there were others in the queue. */
	saw(crowded) {
		this.#crowded = crowded;
	}
	/** Our delivery was folded by another within `ms`, as we found at the n-th look. */
	waited(ms, looks) {
		this.#set(looks === 1 ? .9 * this.#ms : (this.#ms + ms) / 2);
	}
	#set(ms) {
		this.#ms = Math.min(MOST_MS, Math.max(LEAST_MS, ms));
	}
};
// src/adapters/git/remote-repository.ts
/** Deliveries folded into one commit at most. */
const FOLD_LIMIT = 1e3;
/** How often a writer that has the branch at hand goes on for those who came meanwhile. */
const HELP_ROUNDS = 4;
const LONGEST_PAUSE_MS = 1e4;
/**
* The incident repository at a Git host, written by any number of concurrent runs without a checkout: deliveries go
* under refs of their own, and whoever's delivery is the oldest folds all that wait.
*/
var RemoteRepository = class RemoteRepository {
	#copy;
	#inbox;
	#writer;
	#patienceMs;
	#random;
	#turns = new Turns();
	#accepting;
	#usualWait = new UsualWait();
	#warming;
	constructor(copy, options) {
		this.#copy = copy;
		this.#inbox = new RemoteInbox(copy);
		this.#writer = new RemoteWriter(copy, {
			author: options.identity ?? copy.identity,
			clock: options.clock ?? Date.now
		});
		this.#patienceMs = options.patienceMs ?? 12e4;
		this.#random = options.random ?? Math.random;
		this.#accepting = new Batcher((deliveries) => this.#accept(deliveries));
	}
	/** Opens a clone, or makes a cache folder of two megabytes or so for ten thousand incidents; contacts nobody yet. */
	static async open(options) {
		try {
			return new RemoteRepository(new RemoteCopy(await openRemote(options)), options);
		} catch (error) {
			throw explainGitFailure(error);
		}
	}
	snapshot() {
		return this.#patiently(async () => {
			const { tip } = await this.#copy.link.look();
			await this.#copy.ensure(tip);
			return GitSnapshot.open(this.#copy.store, tip);
		});
	}
	/** Deliveries of calls that overlap go in one push. Where the host keeps branches only, they are held in memory. */
	accept(deliveries) {
		return deliveries.length === 0 ? Promise.resolve() : this.#accepting.add(deliveries);
	}
	drain(fold, mine) {
		return this.#turns.run(async () => {
			await this.#warming;
			try {
				return this.#inbox.isRefused ? await this.#drainHeld(fold, mine) : await this.#drainInbox(fold, mine);
			} catch (error) {
				throw explainGitFailure(error);
			}
		});
	}
	async commit(change) {
		return this.#turns.run(() => this.#swap((tip) => this.#writer.commit(tip, change)));
	}
	/** Ends the reading child process; it would also end with this process. */
	close() {
		this.#copy.store.close();
	}
	async #accept(deliveries) {
		if (this.#copy.isCold) this.#warming ??= this.snapshot().catch(() => void 0);
		const started = performance.now();
		await this.#inbox.accept(deliveries, {
			deadline: started + this.#patienceMs,
			random: this.#random
		});
		this.#usualWait.accepted(performance.now() - started);
	}
	async #drainInbox(fold, mine) {
		const tokens = mine && new Set(mine.map(inboxToken));
		const patience = new QueuePatience({
			mine: tokens,
			usualWait: this.#usualWait.ms,
			random: this.#random
		});
		const started = performance.now();
		const deadline = started + this.#patienceMs;
		let last;
		let said = "";
		if (tokens && this.#usualWait.isCrowded) await setTimeout(patience.jittered(.9 * this.#usualWait.ms));
		for (let looks = 1, losses = 0;; looks += 1) {
			const view = await this.#look(deadline);
			const isDone = tokens ? !view.waiting.some(({ ref }) => tokens.has(tokenOfRef(ref))) : view.waiting.length === 0;
			if (isDone && tokens && !last) this.#usualWait.waited(performance.now() - started, looks);
			if (isDone) return last ?? { state: tokens ? "folded-by-another" : "empty" };
			this.#usualWait.saw(tokens !== void 0 && view.waiting.some(({ ref }) => !tokens.has(tokenOfRef(ref))));
			if (performance.now() > deadline) throw this.#gaveUp(said);
			const wait = patience.next(view, performance.now());
			if (wait > 0) {
				await setTimeout(wait);
				continue;
			}
			const attempt = await this.#fold(view, fold);
			if (attempt.state === "forbidden") throw forbidden(this.#copy.branch, attempt.said);
			if (attempt.state === "done") {
				last = {
					...attempt,
					state: "folded"
				};
				if (mine?.every((id) => attempt.deliveries.includes(id))) await this.#help(fold);
				if (!mine || mine.every((id) => attempt.deliveries.includes(id))) return last;
			}
			if (attempt.state !== "lost-race") continue;
			said = attempt.said;
			await this.#pause(losses++);
		}
	}
	/** Goes on for those who came meanwhile: whoever has just moved the branch has it at hand, all others would fetch it. */
	async #help(fold) {
		for (let round = 0; round < HELP_ROUNDS && this.#usualWait.isCrowded; round += 1) try {
			const view = await this.#look(performance.now());
			if (view.waiting.length === 0) return this.#usualWait.saw(false);
			if ((await this.#fold(view, fold)).state !== "done") return;
		} catch {
			return;
		}
	}
	async #look(deadline) {
		const view = await retryTransient(() => this.#copy.link.look(), {
			deadline,
			random: this.#random
		});
		return {
			tip: view.tip,
			waiting: this.#writer.readable(view.waiting)
		};
	}
	async #fold(view, fold) {
		try {
			return await this.#writer.fold(view.tip, view.waiting.slice(0, FOLD_LIMIT), fold);
		} catch (error) {
			const explained = explainGitFailure(error);
			if (isTransient(explained)) return {
				state: "lost-race",
				said: explained.message
			};
			throw explained;
		}
	}
	/** Where the host keeps no refs of ours: each writer's deliveries straight onto the branch, against all others. */
	async #drainHeld(fold, mine) {
		const deliveries = this.#inbox.held.filter(({ id }) => mine === void 0 || mine.includes(id));
		if (deliveries.length === 0) return { state: mine ? "folded-by-another" : "empty" };
		const ids = deliveries.map(({ id }) => id);
		const done = await this.#swap((tip) => this.#writer.commit(tip, (snapshot) => fold(snapshot, deliveries), ids));
		this.#inbox.release(ids);
		return {
			state: "folded",
			...done,
			deliveries: ids
		};
	}
	/** Compare-and-swap on the branch until it succeeds, with growing jittered pauses. */
	async #swap(attempt) {
		const deadline = performance.now() + this.#patienceMs;
		for (let losses = 0;; losses += 1) {
			const outcome = await this.#patiently(async () => attempt((await this.#copy.link.look()).tip), deadline);
			if (outcome.state === "done") return {
				commit: outcome.commit,
				result: outcome.result
			};
			if (outcome.state === "forbidden") throw forbidden(this.#copy.branch, outcome.said);
			if (performance.now() > deadline) throw this.#gaveUp(outcome.state === "lost-race" ? outcome.said : "");
			await this.#pause(losses);
		}
	}
	#patiently(task, deadline = performance.now() + this.#patienceMs) {
		return retryTransient(task, {
			deadline,
			random: this.#random
		});
	}
	#pause(losses) {
		return setTimeout(this.#random() * Math.min(LONGEST_PAUSE_MS, .5 * this.#usualWait.ms * 2 ** losses));
	}
	#gaveUp(said) {
		const seconds = Math.round(this.#patienceMs / 1e3);
		return new RepositoryError("push-rejected", `The branch ${this.#copy.branch} could not be moved within ${seconds} s, because others were always first: ${quoteGit(said)}`, "Nothing is lost: what was accepted waits in the inbox and is folded by the next run.");
	}
};
function forbidden(branch, said) {
	return new RepositoryError("push-rejected", `The remote refuses our commits on ${branch}: ${quoteGit(said)}`, "Allow this writer to push to the branch and to delete refs below refs/tocsin/: a hook, a protected branch or a ruleset forbids it. What was accepted waits in the inbox and is folded by the next run.");
}
export { RemoteRepository as t };
