using System.Text;

namespace Undrift.Cli.Init;

/// <summary>Writes <c>undrift.yml</c>, <c>drift-policy.yml</c> and what git is to leave out.</summary>
internal static class ProjectTemplate
{
    private static readonly string[] Environments = ["production", "staging"];

    // What people accepted is part of the project; what runs remember is not.
    private static readonly string[] Ignored = [".undrift/*", "!.undrift/accepted.yml"];

    public static IEnumerable<NewFile> Files(InitProject init)
    {
        yield return new NewFile(init.ConfigName, Config(init.Found, init.Engine));
        yield return new NewFile("drift-policy.yml", Policy);
        yield return new NewFile(
            "backups/.gitignore",
            "# Backups hold data: nothing of it is committed.\n*\n!.gitignore\n"
        );
        if (init.Repository is not null)
            yield return GitIgnore(init.Folder.TextIfThere(".gitignore"));
    }

    private static NewFile GitIgnore(string old)
    {
        var lines = old.Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        string[] whole = [".undrift", ".undrift/", "/.undrift", "/.undrift/"];
        string[] missing = lines.Overlaps(whole) ? [] : [.. Ignored.Where(line => !lines.Contains(line))];
        return new NewFile(".gitignore", TextLines.Append(old, missing)) { Extends = true };
    }

    /// <summary>The configuration of a project that has none.</summary>
    public static string Config(FoundProject project, string engine)
    {
        var text = new StringBuilder(
            "# What 'undrift check' compares with what. Passwords belong into variables, never into this file.\n"
        );
        text.Append("engine: ").Append(engine).Append('\n');
        text.Append(
            project.Desired is { } desired
                ? $"desired: {desired}\n"
                : "desired: schema.sql  # the schema that the code wants: name it here\n"
        );
        // Where there is no model beside them, 'verify' still tells whether they run and are right in themselves.
        if ((project.Migrations ?? MigrationsIn(project.Desired)) is { } migrations)
            text.Append("migrations: ").Append(migrations).Append('\n');
        text.Append("environments:\n");
        foreach (var name in Environments)
            text.Append($"  {name}: {{ url: \"${{DATABASE_URL_{name.ToUpperInvariant()}}}\" }}\n");
        text.Append("  local: { url: \"${DATABASE_URL}\" }\n");
        return text.ToString();
    }

    private static string? MigrationsIn(string? desired) =>
        desired?.StartsWith(MigrationFlavours.Prefix, StringComparison.Ordinal) == true ? desired : null;

    private const string Policy = """
        # How bad each sort of drift is, and what blocks where. 'undrift policy explain' shows all that holds.
        environments:
          production: { block_on: [ERROR], allow: [WARNING, INFO], fail_pipeline: true }
          staging:    { block_on: [ERROR, WARNING], allow: [INFO], fail_pipeline: false }
          local:      { block_on: [], allow: [ERROR, WARNING, INFO], fail_pipeline: false }
        severity_rules:
          missing_table: ERROR
          extra_table: WARNING
          missing_column: ERROR
          extra_column: WARNING
          type_mismatch: WARNING
          constraint_mismatch: ERROR
          enum_mismatch: WARNING
          index_mismatch: INFO
          default_mismatch: INFO

        """;
}
