using System.Text.Json;

namespace Undrift;

/// <summary>An entry of Drizzle's journal.</summary>
/// <param name="Index">Its number.</param>
/// <param name="When">Milliseconds since 1970: what the tool compares with its history.</param>
/// <param name="Tag">The file's name without its ending.</param>
internal sealed record DrizzleEntry(long Index, long When, string Tag)
{
    /// <summary>The file.</summary>
    public string File => Tag + ".sql";
}

/// <summary>Drizzle's list of migrations, <c>meta/_journal.json</c>, and where the files disagree with it.</summary>
internal sealed record DrizzleJournal(
    string? Dialect,
    IReadOnlyList<DrizzleEntry> Entries,
    IReadOnlyList<MigrationFault> Faults
)
{
    public const string FileName = "meta/_journal.json";

    /// <exception cref="UndriftException">It is no journal.</exception>
    public static DrizzleJournal Read(MigrationFolder folder)
    {
        var where = folder.Shown(FileName);
        try
        {
            using var json = JsonDocument.Parse(folder.Bytes(FileName));
            var entries = json
                .RootElement.GetProperty("entries")
                .EnumerateArray()
                .Select(entry => new DrizzleEntry(
                    entry.GetProperty("idx").GetInt64(),
                    entry.GetProperty("when").GetInt64(),
                    entry.GetProperty("tag").GetString()!
                ))
                .ToList();
            var dialect = json.RootElement.TryGetProperty("dialect", out var name) ? name.GetString() : null;
            return new DrizzleJournal(dialect, entries, [.. FaultsOf(folder, entries, where)]);
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw UndriftException.Failed(
                $"the journal cannot be read: {e.Message}",
                where,
                "take it from version control, or resolve the merge conflict in it",
                e
            );
        }
    }

    private static IEnumerable<MigrationFault> FaultsOf(
        MigrationFolder folder,
        List<DrizzleEntry> entries,
        string journal
    )
    {
        foreach (var entry in entries.Where(entry => !folder.Has(entry.File)))
            yield return new MigrationFault(
                $"the journal lists {entry.Tag}, and there is no file {entry.File}",
                journal
            );
        foreach (var file in folder.Top(".sql").Where(file => entries.TrueForAll(entry => entry.File != file)))
            yield return new MigrationFault("the journal does not list the file: it is never run", folder.Shown(file));
        foreach (var same in entries.GroupBy(entry => entry.Index).Where(same => same.Skip(1).Any()))
            yield return new MigrationFault(
                $"two entries have the number {same.Key}: {string.Join(", ", same.Select(entry => entry.Tag))}",
                journal
            );
        foreach (var (before, entry) in entries.Zip(entries.Skip(1)))
            if (entry.When <= before.When)
                yield return new MigrationFault(
                    $"{entry.Tag} is dated before {before.Tag}: a database that has {before.Tag} never gets it",
                    journal
                );
            else if (entry.Index > before.Index + 1)
                yield return new MigrationFault(
                    $"a gap in the order: number {entry.Index} follows {before.Index}",
                    journal
                );
    }
}
