using System.Text;

namespace Undrift.Cli.Init;

/// <summary>Fits the workflows to a project: its environments, its secrets, what its tool runs on.</summary>
internal static class GitHubTemplate
{
    private static readonly string[] Names = ["drift-check", "drift-daily", "drift-gate", "schema-validation"];

    /// <param name="project">What was found.</param>
    /// <param name="environments">Names of the environments, the most important first.</param>
    /// <param name="variables">The environment variables that hold connections.</param>
    /// <param name="alerts">Those that alerts need.</param>
    /// <param name="version">Version of this program.</param>
    public static IEnumerable<NewFile> Files(
        FoundProject project,
        IReadOnlyList<string> environments,
        IReadOnlyList<string> variables,
        IReadOnlyList<string> alerts,
        string version
    )
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["environments"] = $"[{string.Join(", ", environments)}]",
            ["environment"] = environments[0],
            ["secrets"] = Lines(variables.Select(name => $"      {name}: ${{{{ secrets.{name} }}}}")),
            ["alert-secrets"] = Lines(
                alerts
                    .Select(name => $"          {name}: ${{{{ secrets.{name} }}}}")
                    .Prepend("        env:")
                    .Where(_ => alerts.Count > 0)
            ),
            ["setup"] = Lines(Setup(project)),
            ["install"] = $"dotnet tool install --global undrift --version {version}",
            ["paths"] = Lines(Watched(project).Select(path => $"      - \"{path}\"")),
            ["comment"] = "undrift notify comment drift-report/drift-report.json",
            ["issues"] = "undrift notify issue drift-report/drift-report.json",
        };
        return Names.Select(name => new NewFile($".github/workflows/{name}.yml", Filled(Template(name), words)));
    }

    private static IEnumerable<string> Watched(FoundProject project) =>
        [.. project.Watched, ProjectConfig.FileNames[0], ".github/workflows/schema-validation.yml"];

    // The runner image holds .NET; the tool needs this version.
    private static IEnumerable<string> Setup(FoundProject project) =>
        [
            "      - uses: actions/setup-dotnet@v4",
            "        with: { dotnet-version: 10.0.x }",
            .. project.Language switch
            {
                Language.Npm => (string[])
                    [
                        "      - uses: actions/setup-node@v4",
                        "        with: { node-version: lts/*, cache: npm }",
                        "      - run: npm ci",
                    ],
                Language.Pnpm =>
                [
                    "      - uses: pnpm/action-setup@v4",
                    "      - uses: actions/setup-node@v4",
                    "        with: { node-version: lts/*, cache: pnpm }",
                    "      - run: pnpm install --frozen-lockfile",
                ],
                Language.Yarn =>
                [
                    "      - uses: actions/setup-node@v4",
                    "        with: { node-version: lts/*, cache: yarn }",
                    "      - run: yarn install --frozen-lockfile",
                ],
                Language.Python =>
                [
                    "      - uses: actions/setup-python@v5",
                    "        with: { python-version: 3.x, cache: pip }",
                    "      - run: pip install -r requirements.txt",
                ],
                Language.DotNet => [$"      - run: dotnet restore {project.Desired!["efcore:".Length..]}"],
                _ => [],
            },
        ];

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Filled(string template, Dictionary<string, string> words)
    {
        var text = new StringBuilder();
        foreach (var line in template.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            var filled = line;
            foreach (var (word, value) in words)
                filled = filled.Replace($"<<{word}>>", value, StringComparison.Ordinal);
            // A word that stands for nothing takes its line with it.
            if (filled.Length > 0 || line.Length == 0)
                text.Append(filled).Append('\n');
        }
        return text.ToString();
    }

    private static string Template(string name)
    {
        using var stream = typeof(GitHubTemplate).Assembly.GetManifestResourceStream(
            $"Undrift.Cli.Init.GitHub.{name}.yml"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
