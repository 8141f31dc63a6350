namespace Undrift;

/// <summary>goose: one file with both ways; a statement that holds a semicolon stands between marks of its own.</summary>
/// <param name="folder">The folder.</param>
/// <param name="last">The last migration.</param>
internal sealed class GooseWriter(MigrationFolder folder, Migration last) : IMigrationWriter
{
    /// <inheritdoc/>
    public Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var number = NextNumber.After(Path.GetFileName(last.File), draft.Time);
        // The annotation is one of the whole file.
        var alone = draft.Up.IsAlone || draft.Down.IsAlone ? "-- +goose NO TRANSACTION\n" : "";
        var text = $"{alone}-- +goose Up\n{draft.Head}{Marked(draft.Up)}\n-- +goose Down\n{Marked(draft.Down)}";
        var version = MigrationOrder.Plain(number);
        return Task.FromResult(
            new WrittenMigration(version, [new MigrationFile(folder.Shown($"{number}_{draft.Name}.sql"), text)])
            {
                Mark = $"INSERT INTO goose_db_version (version_id, is_applied) VALUES ({version}, true)",
            }
        );
    }

    private static string Marked(DraftPart part) =>
        string.Concat(
            part.Statements.Select(statement =>
                statement.Sql.Contains(';')
                    ? $"-- +goose StatementBegin\n{statement.Sql};\n-- +goose StatementEnd\n"
                    : $"{statement.Sql};\n"
            )
        );
}
