namespace Undrift.Cli.Init;

/// <summary>The pages of a project: its database page, the runbooks, the checklist of its pull requests.</summary>
internal static class ProjectPages
{
    private const string Docs = "docs/DATABASE.md";
    private const string Mark = "<!-- undrift: schema changes -->";

    // docs.github.com, "Creating a pull request template for your repository": these places, names in any case.
    private static readonly string[] GitHubPlaces =
    [
        ".github/PULL_REQUEST_TEMPLATE.md",
        ".github/pull_request_template.md",
        "PULL_REQUEST_TEMPLATE.md",
        "pull_request_template.md",
        "docs/PULL_REQUEST_TEMPLATE.md",
        "docs/pull_request_template.md",
    ];

    public static IEnumerable<NewFile> Files(InitProject init)
    {
        var words = Words(init);
        yield return new NewFile(Docs, Template.Filled(Template.Read("Pages.DATABASE.md"), words));
        foreach (var runbook in (string[])["migration-failure", "rollback"])
            yield return new NewFile(
                $"docs/runbooks/{runbook}.md",
                Template.Filled(Template.Read($"Pages.{runbook}.md"), words)
            );
        if (init.Repository is { } repository)
            yield return Checklist(repository, Template.Filled(Template.Read("Pages.schema-changes.md"), words));
    }

    private static Dictionary<string, string> Words(InitProject init)
    {
        var found = init.Found;
        var migrations = found.MigrationFiles.Count > 0 ? Folder(found.MigrationFiles[0]) : "the migrations";
        var model = found.Model.Count > 0 ? Folder(found.Model[0]) : null;
        var table = TableExample.Of(init.Folder, found);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hook"] = init.Hook is { } hook ? HookSection(init, hook) : "",
            ["docs"] = init.FromRoot(Docs),
            ["rollback"] = init.FromRoot("docs/runbooks/rollback.md"),
            ["tool"] = found.Tool ?? "SQL files",
            ["desired"] = found.Desired ?? "see undrift.yml",
            ["migrations"] = migrations,
            ["generate"] = found.Generate ?? "write the migration",
            ["apply"] = found.Apply ?? InitProject.OwnCommand,
            ["production"] = init.Production,
            ["staging"] = init.Staging ?? init.Production,
            ["local"] = init.Local ?? "local",
            ["environments"] = string.Join(", ", init.Environments.Select(name => $"`{name}`")),
            ["example"] = model is null
                ? ""
                : $" (`{model}`)" + (table is null ? "" : $", for example a column of `{table}`"),
            ["add"] = string.Join(' ', ((string?[])[model, migrations]).OfType<string>()),
            ["table"] = table ?? "the table",
        };
    }

    private static string HookSection(InitProject init, SchemaHook hook)
    {
        var manager = SchemaHook.ManagerOf(init.Repository!);
        return Template
                .Filled(
                    Template.Read("Pages.hook.md"),
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["script"] = hook.Script,
                        ["manager"] = manager.Name,
                        ["clone"] =
                            manager is GitHook
                                ? $" Each clone is told of it once: `git config {GitHook.Setting} {GitHook.Folder}`."
                                : "",
                    }
                )
                .TrimEnd('\n') + "\n";
    }

    private static string Folder(string pattern) =>
        pattern.Split('*')[0].TrimEnd('/') is { Length: > 0 } path ? path : ".";

    private static NewFile Checklist(Repository repository, string section)
    {
        var place = repository.Pipelines switch
        {
            // docs.gitlab.com, "Description templates"; learn.microsoft.com, "Improve pull request descriptions using templates".
            "gitlab" => ".gitlab/merge_request_templates/Default.md",
            "azure" => ".azuredevops/pull_request_template.md",
            _ => Array.Find(GitHubPlaces, path => File.Exists(Path.Combine(repository.Root, path))) ?? GitHubPlaces[0],
        };
        var full = Path.Combine(repository.Root, place);
        var old = File.Exists(full) ? TextFile.Read(full, "checklist") : "";
        var text =
            old.Contains(Mark, StringComparison.Ordinal) ? old
            : old.Length == 0 ? section
            : TextLines.Append(old, ["", .. section.TrimEnd('\n').Split('\n')]);
        return new NewFile(repository.FromProject(place), text) { Extends = true };
    }
}
