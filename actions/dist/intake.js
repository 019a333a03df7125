import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as RemoteRepository } from "./shared-remote-repository.js";
import { o as githubRemote } from "./shared-read-git-config.js";
import { c as stripBody, d as isObject, f as itemsOf, h as readInstant, l as addProblem, m as textOf, n as drain, o as redactValue, p as requireObject, r as intake, s as parseText, t as formatDiagnostic, u as fieldAt } from "./shared-format-diagnostic.js";
import { t as SOURCES } from "./shared-alert.js";
import { n as inertLine } from "./shared-inert-text.js";
import { f as safeLine, m as stableHash } from "./shared-let-time-pass.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";
// src/adapters/github/gzip-text.ts
/** The reverse; undefined where it is no gzip in base64 or unpacks to more than `maxBytes`. */
async function gunzipText(base64, maxBytes) {
	try {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
		const chunks = [];
		let size = 0;
		for await (const chunk of stream) {
			size += chunk.length;
			if (size > maxBytes) return void 0;
			chunks.push(chunk);
		}
		return await new Blob(chunks).text();
	} catch {
		return;
	}
}
// src/adapters/github/unpack-delivery.ts
/** More than any relay takes in: beyond it a small payload would be a bomb. */
const MAX_BYTES = 8388608;
/**
* A delivery of a `client_payload` with plain `data` and without `encoding`. What is not packed, or cannot be unpacked,
* comes back as it is: whoever reads the envelope then says what is wrong with it.
*/
async function unpackDelivery(delivery) {
	if (typeof delivery !== "object" || delivery === null || !("encoding" in delivery)) return delivery;
	const { encoding, ...rest } = delivery;
	if (encoding !== "gzip+base64" || typeof rest.data !== "string") return delivery;
	const text = await gunzipText(rest.data, MAX_BYTES);
	if (text === void 0) return delivery;
	try {
		return {
			...rest,
			data: JSON.parse(text)
		};
	} catch {
		return delivery;
	}
}
// src/adapters/github/unpack-dispatch.ts
/** A `repository_dispatch` event whose packed deliveries are plain again; anything else as it is. */
async function unpackDispatch(event) {
	const payload = event?.client_payload;
	if (!Array.isArray(payload?.deliveries)) return event;
	return { client_payload: {
		...payload,
		deliveries: await Promise.all(payload.deliveries.map(unpackDelivery))
	} };
}
// src/core/alerts/delivery.ts
/** Headers, besides those of CloudEvents, that a source reads: they travel with a delivery. None of them proves anything. */
const READ_HEADERS = /* @__PURE__ */ new Set([
	"content-type",
	"sentry-hook-resource",
	"x-amz-sns-message-type"
]);
// src/core/alerts/parse-envelope.ts
/**
* The deliveries in the `client_payload` of a `repository_dispatch`: one, `{schema, source, data, delivery}`, or a
* burst, `{schema, deliveries: [...]}`, each part with its `delivery`, or with `id`, `received` and `headers` beside its
* `data` as a `Delivery` has them. Also takes the whole event around it. Bodies come back without secrets. A bad part becomes a problem; the good ones beside it are still returned.
*/
function parseEnvelope(payload, context) {
	const findings = {
		problems: [],
		doubts: []
	};
	const body = parseText(payload);
	const whole = {
		value: body,
		path: "",
		findings
	};
	const inner = isObject(body) && Object.hasOwn(body, "client_payload") ? fieldAt(whole, "client_payload") : whole;
	const root = {
		...inner,
		value: parseText(inner.value)
	};
	return {
		deliveries: requireObject(root) ? readEnvelope(root, context) : [],
		problems: findings.problems.map(({ path, message }) => ({
			path,
			message: safeLine(message, 1e3)
		}))
	};
}
function readEnvelope(root, context) {
	const schema = fieldAt(root, "schema");
	if (schema.value !== 1) {
		addProblem(schema, "1 (the version of the envelope)");
		return [];
	}
	const burst = fieldAt(root, "deliveries");
	if (burst.value === void 0) return readPart(root, context, 0);
	if (!Array.isArray(burst.value) || burst.value.length === 0) addProblem(burst, "a list of deliveries");
	return itemsOf(burst).flatMap((part, index) => readPart(part, context, index));
}
function readPart(part, context, index) {
	if (!requireObject(part)) return [];
	const sourceField = fieldAt(part, "source");
	const source = SOURCES.find((id) => id === sourceField.value);
	if (source === void 0) addProblem(sourceField, `one of ${SOURCES.map((id) => `"${id}"`).join(", ")}`);
	const body = fieldAt(part, "data");
	if (body.value === void 0) addProblem(body, `the body that the source sent`);
	const encoding = fieldAt(part, "encoding");
	if (encoding.value !== void 0) addProblem(encoding, "data that is not packed, or can be unpacked");
	if (source === void 0 || body.value === void 0 || encoding.value !== void 0) return [];
	const data = redactValue(stripBody(parseText(body.value), source));
	const beside = fieldAt(part, "delivery");
	const about = beside.value === void 0 ? part : beside;
	const delivery = {
		schema: 1,
		id: idOf(about) ?? (context.id === void 0 ? digestOf(source, data) : `${context.id}-${index}`),
		source,
		received: receivedOf(about) ?? context.received,
		data
	};
	const headers = headersOf(fieldAt(about, "headers"));
	return [headers === void 0 ? delivery : {
		...delivery,
		headers
	}];
}
/** Ids become parts of ref and file names, so an id with other characters than these is not used. */
function idOf(about) {
	const id = textOf(fieldAt(about, "id"));
	return id !== void 0 && /^[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.|lock$|$)){0,99}$/.test(id) ? id : void 0;
}
function receivedOf(about) {
	const text = textOf(fieldAt(about, "received_at")) ?? textOf(fieldAt(about, "received"));
	const instant = text === void 0 ? void 0 : readInstant(text);
	return instant === void 0 ? void 0 : new Date(instant).toISOString();
}
function digestOf(source, data) {
	return stableHash([source, JSON.stringify(data)]);
}
/** Only what reading a body may need: headers that sources read, CloudEvents attributes, and what was cut on the way. */
function headersOf(field) {
	if (!isObject(field.value)) return void 0;
	const kept = Object.entries(field.value).flatMap(([name, value]) => {
		const key = name.toLowerCase();
		return (READ_HEADERS.has(key) || key === "tocsin-cut" || /^ce-[a-z0-9]{1,40}$/.test(key)) && typeof value === "string" ? [[key, inertLine(value, 1e3)]] : [];
	});
	return kept.length === 0 ? void 0 : Object.fromEntries(kept.slice(0, 40));
}
// actions/intake/report-intake.ts
/** Writes outputs, the job summary and annotations; fails the run when a delivery could not be read. */
async function reportIntake(core, report, problems) {
	const { incidents, alerts, commit, refused, isFoldedByAnother } = report;
	core.setOutput("commit", commit ?? "");
	core.setOutput("incidents", JSON.stringify(incidents));
	core.setOutput("changed", String(incidents.length > 0));
	for (const problem of report.problems) core.warning(formatDiagnostic(problem));
	const rows = incidents.map(({ id, change, service, kind, severity }) => [
		id,
		change,
		service,
		kind,
		severity
	]);
	core.summary.addHeading(alerts.length === 1 ? "1 alert taken in" : `${alerts.length} alerts taken in`, 2);
	if (isFoldedByAnother) core.summary.addRaw("Another run committed them.", true);
	if (rows.length > 0) {
		const header = [
			"Incident",
			"Change",
			"Service",
			"Kind",
			"Severity"
		].map((data) => ({
			data,
			header: true
		}));
		core.summary.addTable([header, ...rows]);
	}
	if (process.env.GITHUB_STEP_SUMMARY) await core.summary.write();
	for (const { id, change, service } of incidents) core.info(`${id} ${change}: ${service}`);
	const unreadable = [...problems.map(({ message }) => message), ...refused.flatMap((delivery) => delivery.problems)];
	if (unreadable.length > 0) core.setFailed(`Some of the dispatch could not be read:\n${unreadable.join("\n")}`);
}
// actions/intake/main.ts
const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_RUN_ID, RUNNER_TEMP } = process.env;
try {
	const event = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? "", "utf8"));
	const token = getInput("token");
	const { secret, ...place } = githubRemote({
		server: GITHUB_SERVER_URL,
		repository: GITHUB_REPOSITORY ?? "",
		token
	});
	setSecret(secret);
	const repository = await RemoteRepository.open({
		folder: join(RUNNER_TEMP ?? "/tmp", "tocsin-intake"),
		...place,
		branch: getInput("branch") || "main"
	});
	const received = (/* @__PURE__ */ new Date()).toISOString();
	const { deliveries, problems } = typeof event === "object" && event !== null && "client_payload" in event ? parseEnvelope(await unpackDispatch(event), {
		received,
		...GITHUB_RUN_ID && { id: `run-${GITHUB_RUN_ID}` }
	}) : {
		deliveries: [],
		problems: []
	};
	const report = deliveries.length > 0 ? await intake(repository, deliveries) : await drain(repository);
	repository.close();
	await reportIntake(core_exports, report, problems);
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};
