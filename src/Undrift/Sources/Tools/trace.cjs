"use strict";
// Loaded before a tool: notes every file that is read, every folder that is listed and every path that is looked for, in the
// file that UNDRIFT_TRACE names, so that the answer can be kept for as long as none of them changes.
(() => {
    const place = process.env.UNDRIFT_TRACE;
    delete process.env.UNDRIFT_TRACE;
    if (!place) return;
    const fs = require("node:fs");
    const net = require("node:net");
    const os = require("node:os");
    const path = require("node:path");
    const child = require("node:child_process");
    const { fileURLToPath } = require("node:url");
    const { writeFileSync, existsSync } = fs;
    // What tsx compiled stands there under the hash of its source.
    const compiled = path.join(os.tmpdir(), "tsx");
    const noted = new Set();
    const add = (sort, file) => {
        if (!file.startsWith(compiled) && file !== __filename) noted.add(sort + file);
    };
    const note = (sort, what) => {
        if (what instanceof URL) what = fileURLToPath(what);
        if (Buffer.isBuffer(what)) what = what.toString();
        if (typeof what === "string") add(sort, path.resolve(what));
    };
    const wrap = (object, names, sort) => {
        for (const name of names) {
            const real = object[name];
            if (typeof real !== "function") continue;
            object[name] = Object.assign(function (...args) {
                note(typeof sort === "function" ? sort(args) : sort, args[0]);
                return real.apply(this, args);
            }, real);
        }
    };
    const opened = (args) => (typeof args[1] === "string" && /[wax+]/.test(args[1]) ? "W" : "F");
    for (const object of [fs, fs.promises]) {
        wrap(object, ["readFileSync", "readFile", "createReadStream"], "F");
        wrap(object, ["openSync", "open"], opened);
        wrap(object, ["readdirSync", "readdir", "opendirSync", "opendir"], "D");
        wrap(object, ["existsSync", "exists", "statSync", "stat", "lstatSync", "lstat"], "M");
        wrap(object, ["accessSync", "access", "realpathSync", "realpath"], "M");
    }
    // esbuild is given texts and gives texts; what another program reads nobody knows.
    for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]) {
        const real = child[name];
        child[name] = function (program, args, ...rest) {
            const called = [program, ...(Array.isArray(args) ? args.slice(0, 1) : [])].map(String);
            const esbuild = called.find((word) => /[\\/]esbuild(\.exe)?$/.test(word));
            if (esbuild) note("F", esbuild);
            else noted.add(`X${name}`);
            return real.call(this, program, args, ...rest);
        };
    }
    const { connect } = net.Socket.prototype;
    net.Socket.prototype.connect = function (...args) {
        const where = JSON.stringify(args[0]?.[0] ?? args[0] ?? "");
        if (!where.includes(compiled)) noted.add("Xconnect");
        return connect.apply(this, args);
    };
    process.on("exit", () => {
        for (const file of Object.keys(require.cache).filter((file) => file !== __filename)) {
            add("F", file);
            // Another file beside it may be found first another time; so may a package that is nearer.
            add("D", path.dirname(file));
            for (let at = path.dirname(file); ; at = path.dirname(at)) {
                add("F", path.join(at, "package.json"));
                const modules = path.join(at, "node_modules");
                add(existsSync(modules) ? "D" : "M", modules);
                if (at === path.dirname(at)) break;
            }
        }
        writeFileSync(place, [...noted].join("\0") + "\0E");
    });
})();
