using System.Text.Json;

namespace Undrift;

/// <summary>
/// The snapshots beside Drizzle's migrations: each names the one before it. Two that name the same one were made on two
/// branches, and the next generated migration would start from one of them only.
/// </summary>
internal static class DrizzleSnapshots
{
    /// <summary>Where the chain is broken.</summary>
    public static IEnumerable<MigrationFault> Faults(MigrationFolder folder)
    {
        var read = folder
            .Files.Where(file =>
                file.EndsWith("/snapshot.json", StringComparison.Ordinal)
                || (
                    file.StartsWith("meta/", StringComparison.Ordinal)
                    && file.EndsWith("_snapshot.json", StringComparison.Ordinal)
                )
            )
            .Select(file => new Snapshot(file, Before(folder, file)))
            .ToList();
        foreach (var snapshot in read.Where(snapshot => snapshot.Before is null))
            yield return new MigrationFault("the snapshot cannot be read", folder.Shown(snapshot.File));
        foreach (
            var same in read.Where(snapshot => snapshot.Before is not null)
                .GroupBy(snapshot => snapshot.Before!, StringComparer.Ordinal)
                .Where(same => same.Skip(1).Any())
        )
            yield return new MigrationFault(
                $"two snapshots follow the same one ({string.Join(", ", same.Select(snapshot => snapshot.File))}): migrations of two branches met",
                folder.Shown(same.Last().File)
            );
    }

    /// <summary>The dialect that a snapshot is of; null where there is none to read.</summary>
    public static string? DialectOf(MigrationFolder folder, string file) =>
        folder.Has(file) && Open(folder, file) is { } json && json.TryGetProperty("dialect", out var dialect)
            ? dialect.GetString()
            : null;

    private static string? Before(MigrationFolder folder, string file)
    {
        if (Open(folder, file) is not { } json || !json.TryGetProperty("id", out _))
            return null;
        // 1.0 writes a list: a snapshot may merge several.
        return json.TryGetProperty("prevId", out var one) ? one.ToString()
            : json.TryGetProperty("prevIds", out var several) ? several.ToString()
            : "";
    }

    private static JsonElement? Open(MigrationFolder folder, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(folder.Bytes(file));
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="File">The file.</param>
    /// <param name="Before">The one before, or those; null: the file cannot be read.</param>
    private sealed record Snapshot(string File, string? Before);
}
