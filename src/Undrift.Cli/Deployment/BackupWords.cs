using System.Globalization;

namespace Undrift.Cli;

/// <summary>A backup in words.</summary>
internal static class BackupWords
{
    /// <summary>In a sentence's middle: <c>12 tables, 4,210 rows, 310 KB, pg_dump 15.14, tried out</c>.</summary>
    public static string Of(Backup backup)
    {
        var parts = new List<string> { Content(backup) };
        if (backup.Bytes is { } bytes)
            parts.Add(TableRows.Size(bytes));
        parts.Add(backup.Tool ?? backup.Method);
        parts.Add(backup.VerifiedAt is null ? "not tried out" : "tried out on a scratch database");
        return string.Join(", ", parts);
    }

    /// <summary>What it holds: <c>12 tables, 4,210 rows</c>.</summary>
    public static string Content(Backup backup)
    {
        var rows = backup.Tables.Sum(table => table.Rows ?? 0);
        var tables = KindWords.Count(backup.Tables.Count, "table");
        return string.Create(CultureInfo.InvariantCulture, $"{tables}, {rows:N0} row{(rows == 1 ? "" : "s")}");
    }
}
