namespace Undrift;

/// <summary>dbmate: one file with both ways.</summary>
/// <param name="folder">The folder.</param>
/// <param name="last">The last migration.</param>
internal sealed class DbmateWriter(MigrationFolder folder, Migration last) : IMigrationWriter
{
    /// <inheritdoc/>
    public Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var version = NextNumber.After(last.Version, draft.Time);
        var text =
            $"-- migrate:up{Options(draft.Up)}\n{draft.Head}{draft.Up.Sql}\n-- migrate:down{Options(draft.Down)}\n{draft.Down.Sql}";
        return Task.FromResult(
            new WrittenMigration(version, [new MigrationFile(folder.Shown($"{version}_{draft.Name}.sql"), text)])
            {
                Mark = $"INSERT INTO schema_migrations (version) VALUES ('{version}')",
            }
        );
    }

    private static string Options(DraftPart part) => part.IsAlone ? " transaction:false" : "";
}
