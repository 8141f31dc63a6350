namespace Undrift.Cli.Init;

/// <summary>What a project's schema tool runs on.</summary>
/// <param name="Run">What stands before a program of the project: <c>npx</c>; empty: nothing.</param>
/// <param name="Setup">The steps of a workflow that set it up, in YAML; <c>&lt;&lt;at&gt;&gt;</c> is the project's folder in the repository.</param>
internal sealed record Toolchain(string Run, IReadOnlyList<string> Setup)
{
    /// <summary>Nothing besides Undrift.</summary>
    public static Toolchain None { get; } = new("", []);

    /// <summary>A program of the project as a person or a workflow calls it.</summary>
    public string Of(string program) => Run.Length == 0 ? program : $"{Run} {program}";

    /// <summary>Node.js, with the package manager whose lock file is there.</summary>
    public static Toolchain Node(ProjectFolder folder, string root)
    {
        bool Locked(params string[] names) => Array.Exists(names, name => folder.HasAbove(name, root));
        if (Locked("pnpm-lock.yaml"))
            return new Toolchain(
                "pnpm exec",
                [
                    "      - uses: pnpm/action-setup@v4",
                    .. NodeSetup(folder, "pnpm", "pnpm-lock.yaml"),
                    "      - run: pnpm install --frozen-lockfile",
                ]
            );
        if (Locked("yarn.lock"))
            return new Toolchain(
                "yarn",
                [.. NodeSetup(folder, "yarn", "yarn.lock"), "      - run: yarn install --frozen-lockfile"]
            );
        if (Locked("bun.lock", "bun.lockb"))
            return new Toolchain(
                "bunx",
                ["      - uses: oven-sh/setup-bun@v2", "      - run: bun install --frozen-lockfile"]
            );
        return Locked("package-lock.json")
            ? new Toolchain("npx", [.. NodeSetup(folder, "npm", "package-lock.json"), "      - run: npm ci"])
            : new Toolchain("npx", [.. NodeSetup(folder, null, ""), "      - run: npm install"]);
    }

    // setup-node looks for the lock file at the root of the repository, and nowhere else unless told.
    private static string[] NodeSetup(ProjectFolder folder, string? cache, string lockFile) =>
        [
            "      - uses: actions/setup-node@v4",
            "        with:",
            "          node-version: lts/*",
            .. cache is null ? [] : (string[])[$"          cache: {cache}"],
            .. cache is not null && folder.Has(lockFile)
                ? (string[])[$"          cache-dependency-path: <<at>>{lockFile}"]
                : [],
        ];

    /// <summary>Python, with the package manager whose files are there.</summary>
    /// <param name="folder">The project.</param>
    /// <param name="package">What is installed where no file says it.</param>
    public static Toolchain Python(ProjectFolder folder, string package)
    {
        const string python = "      - uses: actions/setup-python@v5";
        if (folder.Has("uv.lock"))
            return new Toolchain("uv run", ["      - uses: astral-sh/setup-uv@v6", "      - run: uv sync --locked"]);
        // Undrift looks for the project's own Python in .venv.
        if (folder.Has("poetry.lock"))
            return new Toolchain(
                "poetry run",
                [
                    python,
                    "        with: { python-version: 3.x }",
                    "      - run: pipx install poetry && POETRY_VIRTUALENVS_IN_PROJECT=true poetry install",
                ]
            );
        if (folder.Has("requirements.txt"))
            return new Toolchain(
                "",
                [
                    python,
                    "        with:",
                    "          python-version: 3.x",
                    "          cache: pip",
                    "          cache-dependency-path: <<at>>requirements.txt",
                    "      - run: pip install -r requirements.txt",
                ]
            );
        var what = folder.Has("pyproject.toml") ? "." : package;
        return new Toolchain("", [python, "        with: { python-version: 3.x }", $"      - run: pip install {what}"]);
    }

    /// <summary>.NET, with the project's packages.</summary>
    public static Toolchain DotNet(string project) => new("", [$"      - run: dotnet restore {project}"]);

    /// <summary>A program that Go builds.</summary>
    public static IReadOnlyList<string> Go(string package) =>
        [
            "      - uses: actions/setup-go@v5",
            "        with: { go-version: stable, cache: false }",
            $"      - run: go install {package}",
        ];
}
