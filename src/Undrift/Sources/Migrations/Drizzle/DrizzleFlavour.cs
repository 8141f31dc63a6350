using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>
/// Drizzle: files that <c>meta/_journal.json</c> lists, or (since 1.0) a folder for each migration with <c>migration.sql</c>
/// and <c>snapshot.json</c>. What stands between two breakpoints is sent for itself.
/// </summary>
internal sealed partial class DrizzleFlavour : IMigrationFlavour
{
    private const string FileName = "migration.sql";

    public string Name => "drizzle";

    public string? EvidenceIn(MigrationFolder folder) =>
        folder.Has(DrizzleJournal.FileName)
            ? DrizzleJournal.FileName
            : folder.Files.FirstOrDefault(file => IsMigration(file) && folder.Has(SnapshotOf(file)));

    public MigrationSet Read(MigrationFolder folder)
    {
        var set = folder.Has(DrizzleJournal.FileName) ? Journalled(folder) : Foldered(folder);
        return set with { Faults = [.. set.Faults, .. DrizzleSnapshots.Faults(folder)] };
    }

    private MigrationSet Journalled(MigrationFolder folder)
    {
        var journal = DrizzleJournal.Read(folder);
        return Set(
            folder,
            journal.Dialect,
            [
                .. journal
                    .Entries.Where(entry => folder.Has(entry.File))
                    .Select(entry => Migration(folder, entry.File, entry.Tag, entry.When)),
            ],
            journal.Faults
        );
    }

    private MigrationSet Foldered(MigrationFolder folder)
    {
        var files = folder.Files.Where(IsMigration).ToList();
        return Set(
            folder,
            files.Select(file => DrizzleSnapshots.DialectOf(folder, SnapshotOf(file))).FirstOrDefault(),
            [.. files.Select(file => Migration(folder, file, file.Split('/')[0], Milliseconds(file)))],
            []
        );
    }

    private MigrationSet Set(
        MigrationFolder folder,
        string? dialect,
        IReadOnlyList<Migration> migrations,
        IReadOnlyList<MigrationFault> faults
    ) =>
        new(Name, folder.Path, migrations)
        {
            EngineName = EngineOf(dialect),
            Apply = "npx drizzle-kit migrate",
            History = HistoryFormat.Drizzle,
            Writer = migrations is [.., var last] ? new DrizzleWriter(folder, last, dialect) : null,
            NewMigration = "npx drizzle-kit generate",
            Faults = faults,
        };

    /// <summary>The history has the file's hash and the time of the entry, and tells by the time what is still to be run.</summary>
    private static Migration Migration(MigrationFolder folder, string file, string tag, long when) =>
        new(
            tag,
            tag[(tag.IndexOf('_') + 1)..],
            folder.Part(file, ScriptTransaction.One, () => DrizzleBreakpoints.Filter())
        )
        {
            Checksum = Convert.ToHexStringLower(SHA256.HashData(folder.Bytes(file))),
            HistoryKey = when.ToString(CultureInfo.InvariantCulture),
        };

    private static bool IsMigration(string file) => Folder().IsMatch(file);

    private static string SnapshotOf(string file) => file[..^FileName.Length] + "snapshot.json";

    private static long Milliseconds(string file) =>
        DateTimeOffset.TryParseExact(
            file.AsSpan(0, 14),
            "yyyyMMddHHmmss",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time.ToUnixTimeMilliseconds()
            : 0;

    /// <summary>drizzle-kit's name of a database, as ours; null when it says none.</summary>
    private static string? EngineOf(string? dialect) =>
        dialect switch
        {
            "postgresql" or "pg" => "postgres",
            "turso" => "sqlite",
            var other => other,
        };

    [GeneratedRegex(@"^\d{14}_[^/]+/migration\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Folder();
}
