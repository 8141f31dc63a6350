namespace Undrift;

/// <summary>Prisma: a folder with <c>migration.sql</c>. There is no way back.</summary>
/// <param name="folder">The folder.</param>
/// <param name="last">The last migration.</param>
internal sealed class PrismaWriter(MigrationFolder folder, Migration last) : IMigrationWriter
{
    /// <inheritdoc/>
    public Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var version = $"{NextNumber.After(last.Version, draft.Time)}_{draft.Name}";
        var file = folder.Shown(Path.Combine(version, "migration.sql"));
        var text = draft.Head + GolangMigrateWriter.OneQuery(draft.Up, "Prisma");
        return Task.FromResult(
            new WrittenMigration(version, [new MigrationFile(file, text)])
            {
                Mark = $"npx prisma migrate resolve --applied {version}",
            }
        );
    }
}
