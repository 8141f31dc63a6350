namespace Undrift;

/// <summary>golang-migrate: a file up and a file down, each sent to the server as one query.</summary>
/// <param name="folder">The folder.</param>
/// <param name="last">The last migration.</param>
internal sealed class GolangMigrateWriter(MigrationFolder folder, Migration last) : IMigrationWriter
{
    /// <inheritdoc/>
    public Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var number = NextNumber.After(Path.GetFileName(last.File), draft.Time);
        var title = $"{number}_{draft.Name}";
        MigrationFile[] files =
        [
            new(folder.Shown(title + ".up.sql"), draft.Head + OneQuery(draft.Up, "golang-migrate")),
            new(folder.Shown(title + ".down.sql"), OneQuery(draft.Down, "golang-migrate")),
        ];
        var version = MigrationOrder.Plain(number);
        return Task.FromResult(
            new WrittenMigration(version, files)
            {
                Mark = $"migrate -path {folder.Path} force {version}, when nothing else is pending",
            }
        );
    }

    /// <summary>The text of a file that is sent as one query: a server joins its statements in a transaction.</summary>
    /// <exception cref="UndriftException">They cannot be joined.</exception>
    public static string OneQuery(DraftPart part, string tool) =>
        part is { IsAlone: true, Inner.Count: > 1 }
        && part.Inner.Any(statement => !IsSetting(statement) && Refuses(statement))
            ? throw UndriftException.Usage(
                $"{tool} sends a file as one query, and a statement of this one runs in no transaction: {FirstLine(part)}",
                next: "leave --online out, or adopt it in two steps: ignore what it is about, and then the rest"
            )
            : string.Concat(part.Inner.Select(statement => statement.Sql + ";\n"));

    private static bool Refuses(PlanStatement statement) => statement.Hazards.Contains(Hazard.NotTransactional);

    private static bool IsSetting(PlanStatement statement) => statement.Object is null;

    private static string FirstLine(DraftPart part) =>
        Visible.Text(part.Inner.First(statement => !IsSetting(statement) && Refuses(statement)).Sql.Split('\n')[0]);
}
