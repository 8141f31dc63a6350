namespace Undrift;

/// <summary>
/// EF Core: a migration in C# whose SQL is the plan's, its designer file, and the model snapshot, as <c>dotnet ef migrations add</c>
/// leaves them. The snapshot takes the columns that are adopted, so that EF Core finds nothing more to do once the classes have them,
/// too. The classes are the project's own and are not written: the notes say what each of them needs.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="context">Name of the context, with its namespace.</param>
/// <param name="version">Version of EF Core, as the history records it.</param>
/// <param name="history">Name of the history's table.</param>
/// <param name="last">The last migration.</param>
internal sealed class EfCoreWriter(
    EfCoreProject project,
    string context,
    string version,
    string history,
    Migration last
) : IMigrationWriter
{
    /// <inheritdoc/>
    public Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var name = EfCoreProperty.Pascal(draft.Name);
        var id = $"{NextNumber.After(last.Version, draft.Time)}_{name}";
        var snapshot = EfCoreSnapshot.Find(project, context);
        var notes = draft.Adopted.OrderBy(EfCoreIndex.IsIndex).Select(snapshot.Take).OfType<string>().ToList();
        var folder = Path.GetDirectoryName(snapshot.File)!;
        List<MigrationFile> files =
        [
            new(Path.Combine(folder, id + ".cs"), Code(draft, snapshot.Namespace, name)),
            new(Path.Combine(folder, id + ".Designer.cs"), snapshot.Designer(id, name)),
        ];
        if (snapshot.IsChanged)
            files.Add(new MigrationFile(snapshot.File, snapshot.Text, Replaces: true));
        return Task.FromResult(new WrittenMigration(id, files) { Mark = Marked(id, draft.Engine), Notes = notes });
    }

    /// <summary>EF Core has no command for it.</summary>
    private string Marked(string id, IEngine engine)
    {
        var quote = engine.Name == "mysql" ? '`' : '"';
        var names = new[] { history, "MigrationId", "ProductVersion" }.Select(name => $"{quote}{name}{quote}").ToList();
        return $"INSERT INTO {names[0]} ({names[1]}, {names[2]}) VALUES ('{id}', '{version}')";
    }

    private static string Code(MigrationDraft draft, string space, string name)
    {
        var head = string.Concat(
            AdoptedWords.Of(draft.Adopted, "Adopts what the database has: ").Select(line => $"    // {line}\n")
        );
        return $$"""
            using Microsoft.EntityFrameworkCore.Migrations;

            #nullable disable

            namespace {{space}}
            {
            {{head}}    public partial class {{name}} : Migration
                {
                    /// <inheritdoc />
                    protected override void Up(MigrationBuilder migrationBuilder)
                    {
            {{Calls(draft.Up)}}        }

                    /// <inheritdoc />
                    protected override void Down(MigrationBuilder migrationBuilder)
                    {
            {{Calls(draft.Down)}}        }
                }
            }

            """;
    }

    private static string Calls(DraftPart part) =>
        string.Concat(
            part.Statements.Select(statement =>
                $"            migrationBuilder.Sql({EfCoreProperty.Verbatim(statement.Sql + ";")}{(part.IsAlone ? ", suppressTransaction: true" : "")});\n"
            )
        );
}
