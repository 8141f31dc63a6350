using System.Text.Json.Nodes;

namespace Undrift;

/// <summary>
/// Drizzle: the SQL with breakpoints, the snapshot of what it makes, and the journal's entry (since 1.0 a folder with the
/// first two). drizzle-kit compares the next model with the last snapshot: it has to hold what was adopted.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="last">The last migration.</param>
/// <param name="dialect">The dialect, as the journal or a snapshot names it; null where none does.</param>
internal sealed class DrizzleWriter(MigrationFolder folder, Migration last, string? dialect) : IMigrationWriter
{
    private const string Breakpoint = "--> statement-breakpoint\n";

    /// <inheritdoc/>
    public async Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var number = NextNumber.After(last.Version, draft.Time);
        var tag = $"{number}_{draft.Name}";
        var sql = draft.Head + string.Join(Breakpoint, draft.Up.Inner.Select(statement => statement.Sql + ";\n"));
        var (snapshot, note) = await SnapshotAsync(draft, cancellation);
        MigrationFile[] files = folder.Has(DrizzleJournal.FileName)
            ?
            [
                new(folder.Shown(tag + ".sql"), sql),
                .. Json(snapshot, $"meta/{number}_snapshot.json"),
                new(folder.Shown(DrizzleJournal.FileName), Journal(tag, draft.Time), Replaces: true),
            ]
            : [new(folder.Shown(tag + "/migration.sql"), sql), .. Json(snapshot, tag + "/snapshot.json")];
        return new WrittenMigration(tag, files)
        {
            Mark =
                "INSERT INTO __drizzle_migrations (hash, created_at) with the SHA-256 of the file and its time in the journal",
            Notes = note is null ? [] : [note],
        };
    }

    private IEnumerable<MigrationFile> Json(JsonNode? snapshot, string file) =>
        snapshot is null ? [] : [new MigrationFile(folder.Shown(file), DrizzleJson.Text(snapshot))];

    /// <summary>The snapshot after the last one, and what it lacks.</summary>
    private async Task<(JsonNode? Snapshot, string? Note)> SnapshotAsync(
        MigrationDraft draft,
        CancellationToken cancellation
    )
    {
        string[] candidates = [$"meta/{last.Version.Split('_')[0]}_snapshot.json", last.Version + "/snapshot.json"];
        if (Array.Find(candidates, folder.Has) is not { } file)
            return (null, "there is no snapshot of the last migration, so none was written for the new one");
        var snapshot = DrizzleJson.Read(folder.Bytes(file), folder.Shown(file));
        var before = snapshot["id"]?.DeepClone();
        snapshot["id"] = Guid.NewGuid().ToString();
        if (snapshot.ContainsKey("prevIds"))
            snapshot["prevIds"] = new JsonArray(before);
        else
            snapshot["prevId"] = before;
        try
        {
            var (from, to) = await new DrizzlePull(folder, dialect).SnapshotsAsync(draft, cancellation);
            if (!JsonNode.DeepEquals(snapshot["version"], to["version"]))
                throw UndriftException.Failed(
                    $"it writes snapshots of version {to["version"]}, the last is of {snapshot["version"]}"
                );
            DrizzleJson.Take(snapshot, from, to);
            return (snapshot, null);
        }
        catch (UndriftException why) when (why.Kind is FailureKind.Failed or FailureKind.Usage)
        {
            return (
                snapshot,
                $"drizzle-kit could not look at the result ({why.Message.Split('\n')[0].TrimEnd(':')}), so the new snapshot is the last one: "
                    + "after the model is changed, drizzle-kit generate writes the same statements once more, and that migration has to be emptied"
            );
        }
    }

    private string Journal(string tag, DateTimeOffset time)
    {
        var journal = DrizzleJson.Read(folder.Bytes(DrizzleJournal.FileName), folder.Shown(DrizzleJournal.FileName));
        var entries = journal["entries"]!.AsArray();
        var before = entries[^1]!.AsObject();
        // A database that has the entry before never gets one that is not dated after it.
        var when = Math.Max(time.ToUnixTimeMilliseconds(), before["when"]!.GetValue<long>() + 1);
        // As a node: the generic overload is not for programs that are compiled ahead.
        entries.Add(
            (JsonNode)
                new JsonObject
                {
                    ["idx"] = before["idx"]!.GetValue<long>() + 1,
                    ["version"] = before["version"]?.DeepClone(),
                    ["when"] = when,
                    ["tag"] = tag,
                    ["breakpoints"] = true,
                }
        );
        return DrizzleJson.Text(journal);
    }
}
