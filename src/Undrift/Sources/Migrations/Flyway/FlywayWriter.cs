namespace Undrift;

/// <summary>
/// Flyway: <c>V2__name.sql</c> beside the last one, <c>U2__name.sql</c> where the folder has such, and <c>V2__name.sql.conf</c>
/// for what is not in one transaction or looks like a placeholder and is none.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="last">The file of the last version, as the user would write it; null: there is none.</param>
/// <param name="hasUndo">True where the project writes undo migrations.</param>
internal sealed class FlywayWriter(MigrationFolder folder, string? last, bool hasUndo) : IMigrationWriter
{
    private const string FirstFile = "V0__";

    /// <inheritdoc/>
    public Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var place = NextFile(folder, last, draft.Time).Replace("NAME", draft.Name, StringComparison.Ordinal);
        var version = Path.GetFileName(place)[1..].Split("__")[0].Replace('_', '.');
        var files = Files(place, draft.Head, draft.Up).ToList();
        if (hasUndo)
            files.AddRange(
                Files(Path.Combine(Path.GetDirectoryName(place)!, "U" + Path.GetFileName(place)[1..]), "", draft.Down)
            );
        return Task.FromResult(
            new WrittenMigration(version, files)
            {
                Mark = "flyway migrate -skipExecutingMigrations=true, while nothing else is pending",
            }
        );
    }

    /// <summary>The path of the next migration, <c>NAME</c> standing for its name.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="last">The file of the last version; null: there is none.</param>
    /// <param name="time">Now.</param>
    public static string NextFile(MigrationFolder folder, string? last, DateTimeOffset time)
    {
        var name = Path.GetFileName(last) ?? FirstFile;
        // Between the numbers of a version stands a dot or one underscore.
        var number = NextNumber.After(name[1..].Split("__")[0], time);
        return Path.Combine(Path.GetDirectoryName(last) ?? folder.Path, $"V{number}__NAME.sql");
    }

    private static IEnumerable<MigrationFile> Files(string place, string head, DraftPart part)
    {
        var script = part.Script;
        yield return new MigrationFile(place, head + script);
        string[] settings =
        [
            .. part.IsAlone ? new[] { "executeInTransaction=false" } : [],
            .. script.Contains("${", StringComparison.Ordinal) ? new[] { "placeholderReplacement=false" } : [],
        ];
        if (settings.Length > 0)
            yield return new MigrationFile(place + ".conf", string.Join('\n', settings) + "\n");
    }
}
