namespace Undrift.Cli;

/// <summary>A backup in words.</summary>
internal static class BackupWords
{
    /// <summary>In a sentence's middle: <c>12 tables, 4,210 rows, 310 KB, pg_dump 15.14, tried out</c>.</summary>
    public static string Of(Backup backup)
    {
        var parts = new List<string> { KindWords.Count(backup.Tables.Count, "table") };
        if (backup.Tables.Count > 0)
            parts.Add($"{Rows(backup)} rows");
        if (backup.Bytes is { } bytes)
            parts.Add(TableRows.Size(bytes));
        parts.Add(backup.Tool ?? backup.Method);
        parts.Add(backup.VerifiedAt is null ? "not tried out" : "tried out on a scratch database");
        return string.Join(", ", parts);
    }

    private static string Rows(Backup backup) =>
        backup.Tables.Sum(table => table.Rows ?? 0).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
