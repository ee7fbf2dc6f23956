// Builds dist/signpost-chat.js (one file, IIFE) with its source map, and refuses to grow beyond the size budget.
import { build, context, transform } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, writeFile, copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_BYTES = 34 * 1024;
const here = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));

/** Style sheets become minified strings: esbuild minifies CSS files, but not CSS inside template strings. */
const cssAsText = {
  name: "css-as-text",
  setup(b) {
    b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target: ["chrome111", "firefox113", "safari16.4"] });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/**
 * Signpost speaks JSON over WebSocket alone, so what Socket.IO brings for polling, WebTransport, binary data and
 * its `io()` cache stays out of the file. Each entry: the module, and what stands in its place.
 */
const LEFT_OUT = {
  "socket.io-client/build/esm/index": 'export { Manager } from "./manager.js";',
  "socket.io-parser/build/esm/binary": "export const deconstructPacket = null, reconstructPacket = null;",
  "socket.io-parser/build/esm/is-binary": "export const isBinary = () => false, hasBinary = () => false;",
  "engine.io-parser/build/esm/contrib/base64-arraybuffer": "export const decode = null;",
  "engine.io-client/build/esm/transports/index": 'import { WS } from "./websocket.js"; export const transports = { websocket: WS };',
};

const leanSocket = {
  name: "lean-socket",
  setup(b) {
    for (const [module, contents] of Object.entries(LEFT_OUT)) {
      b.onLoad({ filter: new RegExp(module.replaceAll(".", "\\.") + "\\.js$") }, () => ({ contents, loader: "js" }));
    }
    b.onLoad({ filter: /engine\.io-client\/build\/esm\/transports\/(polling|webtransport)/ }, () => ({
      contents: "export const XHR = null, Fetch = null, WT = null;",
      loader: "js",
    }));
  },
};

/** The licences of everything that is inside the file, to be served beside it. */
async function licences(metafile) {
  const names = new Set(
    Object.keys(metafile.inputs)
      .map((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1])
      .filter(Boolean),
  );
  const texts = [];
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const { version: its } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    texts.push(`${name} ${its}\n\n${file ? await readFile(join(folder, file), "utf8") : "MIT"}`);
  }
  await writeFile(join(here, "dist/licences.txt"), texts.join("\n\n----\n\n"));
}

const common = {
  bundle: true,
  format: "iife",
  target: ["es2022"],
  platform: "browser",
  conditions: ["production", "browser"],
  minify: true,
  sourcemap: "linked",
  legalComments: "none",
  banner: { js: `/*! signpost-chat ${version}; licences of its parts: licences.txt */` },
  plugins: [cssAsText, leanSocket],
  metafile: true,
};

const PARTS = ["link", "sheet", "misread"];
const partOptions = (name) => ({
  ...common,
  entryPoints: [join(here, `src/part-${name}.ts`)],
  outfile: join(here, `dist/signpost-${name}.js`),
});
const mainOptions = (parts) => ({
  ...common,
  entryPoints: [join(here, "src/signpost-chat.ts")],
  outfile: join(here, "dist/signpost-chat.js"),
  define: { __VERSION__: JSON.stringify(version), __PARTS__: JSON.stringify(parts) },
});

const integrityOf = async (file) =>
  "sha384-" +
  createHash("sha384")
    .update(await readFile(join(here, "dist", file)))
    .digest("base64");

/** Builds the parts first: the script holds their hashes, so that its own hash vouches for all of them. */
async function buildAll() {
  const parts = {};
  const inputs = {};
  for (const name of PARTS) {
    const { metafile } = await build(partOptions(name));
    Object.assign(inputs, metafile.inputs);
    parts[name] = { file: `signpost-${name}.js`, integrity: await integrityOf(`signpost-${name}.js`) };
  }
  const { metafile } = await build(mainOptions(parts));
  await licences({ inputs: { ...inputs, ...metafile.inputs } });
  return { parts, metafile };
}

/** Lays everything out as it is served: a folder for this version, which never changes, and one for the latest. */
async function publish(parts) {
  const scripts = ["signpost-chat.js", ...Object.values(parts).map(({ file }) => file)];
  const integrity = await integrityOf("signpost-chat.js");
  const sizes = {};
  for (const file of scripts) sizes[file] = gzipSync(await readFile(join(here, "dist", file)), { level: 9 }).length;
  await writeFile(join(here, "dist/integrity.json"), JSON.stringify({ version, integrity, parts }, null, 2) + "\n");
  await writeFile(join(here, "dist/size.json"), JSON.stringify({ version, gzip: sizes, budget: BUDGET_BYTES }) + "\n");
  for (const folder of [version, "latest"]) {
    await mkdir(join(here, "dist", folder), { recursive: true });
    for (const name of [...scripts, ...scripts.map((file) => file + ".map"), "licences.txt", "integrity.json"]) {
      await copyFile(join(here, "dist", name), join(here, "dist", folder, name));
    }
  }
  for (const [file, bytes] of Object.entries(sizes)) console.log(`${file} ${version}: ${bytes} bytes gzip`);
  console.log(`integrity="${integrity}"`);
  return sizes["signpost-chat.js"];
}

if (process.argv.includes("--watch")) {
  const { parts } = await buildAll();
  const ctx = await context(mainOptions(parts));
  await ctx.watch();
} else {
  const { parts, metafile } = await buildAll();
  if (process.argv.includes("--meta")) {
    const pieces = Object.entries(Object.values(metafile.outputs).at(-1).inputs);
    for (const [name, { bytesInOutput }] of pieces.sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)) console.log(bytesInOutput, name);
  }
  if ((await publish(parts)) > BUDGET_BYTES) {
    console.error("The widget is larger than its budget of 34 kB gzip.");
    process.exit(1);
  }
}
