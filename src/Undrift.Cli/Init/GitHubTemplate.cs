namespace Undrift.Cli.Init;

/// <summary>Fits the workflows to a project: its environments, its secrets, what its tool runs on, where it stands in the repository.</summary>
internal static class GitHubTemplate
{
    private static readonly string[] Checks = ["drift-check", "drift-daily", "drift-gate", "schema-validation"];

    /// <param name="init">The project.</param>
    /// <param name="alerts">The variables that alerts need.</param>
    /// <param name="version">Version of this program.</param>
    public static IEnumerable<NewFile> Files(InitProject init, IReadOnlyList<string> alerts, string version)
    {
        var words = Words(init, alerts, version);
        var suffix = init.Repository?.Suffix ?? "";
        NewFile Of(string name, string template) =>
            new(
                init.Repository is { } repository
                    ? repository.FromProject($".github/workflows/{name}{suffix}.yml")
                    : $".github/workflows/{name}.yml",
                Template.Filled(Template.Read($"GitHub.{template}.yml"), words)
            );
        foreach (var name in Checks)
            yield return Of(name, name);
        if (init.Staging is not null)
            yield return Of($"deploy-{init.Staging}", "deploy-staging");
        yield return Of($"deploy-{init.Production}", "deploy-production");
    }

    private static Dictionary<string, string> Words(InitProject init, IReadOnlyList<string> alerts, string version)
    {
        var project = init.Found;
        var folder = init.Repository?.Folder ?? "";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["environments"] = $"[{string.Join(", ", init.Deployed)}]",
            ["environment"] = init.Deployed[0],
            ["production"] = init.Production,
            ["staging"] = init.Staging ?? "",
            ["secrets"] = Template.Lines(init.PipelineVariables.Select(Secret)),
            ["production-secrets"] = Template.Lines(Deploying(init, init.Production, alerts)),
            ["staging-secrets"] = init.Staging is null ? "" : Template.Lines(Deploying(init, init.Staging, alerts)),
            ["alert-secrets"] = Template.Lines(
                alerts.Select(name => "    " + Secret(name)).Prepend("        env:").Where(_ => alerts.Count > 0)
            ),
            ["setup"] = Template.Lines(Setup(project)),
            ["apply-setup"] = Template.Lines(project.ApplySetup),
            ["apply"] = project.Apply ?? InitProject.OwnCommand,
            ["install"] = $"dotnet tool install --global undrift --version {version}",
            ["paths"] = Template.Lines(Watched(init).Select(path => $"      - \"{path}\"")),
            ["comment"] = "undrift notify comment drift-report/drift-report.json",
            ["issues"] = "undrift notify issue drift-report/drift-report.json",
            ["branch"] = init.Repository?.DefaultBranch ?? "main",
            ["defaults"] = folder.Length == 0 ? "" : $"    defaults: {{ run: {{ working-directory: \"{folder}\" }} }}",
            ["title"] = folder.Length == 0 ? "" : $" ({folder})",
            ["suffix"] = init.Repository?.Suffix ?? "",
            ["at"] = folder.Length == 0 ? "" : folder + "/",
        };
    }

    private static string Secret(string name) => $"      {name}: ${{{{ secrets.{name} }}}}";

    /// <summary>What a deployment's job is given: the connection as Undrift reads it, and as the project's own tool does.</summary>
    private static IEnumerable<string> Deploying(InitProject init, string environment, IReadOnlyList<string> alerts)
    {
        var (all, url) = init.VariablesOf(environment);
        var own = init
            .Found.ApplyVariables.Where(variable => !all.Contains(variable.Name))
            .Select(variable =>
                (variable.Name, Value: variable.Value ?? (url is null ? null : $"${{{{ secrets.{url} }}}}"))
            )
            .Where(variable => variable.Value is not null)
            .Select(variable => $"      {variable.Name}: {variable.Value}");
        return [.. all.Select(Secret), .. own, .. alerts.Except(all).Append("GRAFANA_LOKI_URL").Select(Secret)];
    }

    private static IEnumerable<string> Watched(InitProject init) =>
        [
            .. init.Found.Watched.Append(init.ConfigName).Select(init.FromRoot),
            $".github/workflows/schema-validation{init.Repository?.Suffix}.yml",
        ];

    // The runner image holds .NET; the tool needs this version.
    private static IEnumerable<string> Setup(FoundProject project) =>
        [
            "      - uses: actions/setup-dotnet@v4",
            "        with: { dotnet-version: 10.0.x }",
            .. project.Toolchain.Setup,
        ];
}
