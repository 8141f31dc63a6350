using System.Text;

namespace Undrift.Cli.Init;

/// <summary>Writes <c>undrift.yml</c> and <c>drift-policy.yml</c> for a project.</summary>
internal static class ProjectTemplate
{
    private static readonly string[] Environments = ["production", "staging"];

    public static IEnumerable<NewFile> Files(FoundProject project, string engine)
    {
        yield return new NewFile(ProjectConfig.FileNames[0], Config(project, engine));
        yield return new NewFile("drift-policy.yml", Policy);
    }

    private static string Config(FoundProject project, string engine)
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
        if (project.Migrations is { } migrations && migrations != project.Desired)
            text.Append("migrations: ").Append(migrations).Append('\n');
        text.Append("environments:\n");
        foreach (var name in Environments)
            text.Append($"  {name}: {{ url: \"${{DATABASE_URL_{name.ToUpperInvariant()}}}\" }}\n");
        return text.ToString();
    }

    private const string Policy = """
        # How bad each sort of drift is, and what blocks where. 'undrift policy explain' shows all that holds.
        environments:
          production: { block_on: [ERROR], allow: [WARNING, INFO], fail_pipeline: true }
          staging:    { block_on: [ERROR, WARNING], allow: [INFO], fail_pipeline: false }
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
