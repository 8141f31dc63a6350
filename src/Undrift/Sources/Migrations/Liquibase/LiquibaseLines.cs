namespace Undrift;

/// <summary>Which lines of formatted SQL belong to a changeset.</summary>
internal static class LiquibaseLines
{
    private const string BlockBegin = "/* liquibase rollback";

    /// <summary>A filter that leaves the changeset's own SQL.</summary>
    public static Func<string, string?> Up(LiquibaseChangeset wanted, IReadOnlyDictionary<string, string> properties)
    {
        var (number, ignored, block) = (-1, 0, false);
        return line =>
        {
            if (LiquibaseChangeset.Of(line, 0) is not null)
                (number, ignored, block) = (number + 1, 0, false);
            else if (Ignore(line) is { } count)
                ignored = count;
            else if (ignored > 0)
                ignored -= ignored == int.MaxValue ? 0 : 1;
            else if (line.TrimStart().StartsWith(BlockBegin, StringComparison.OrdinalIgnoreCase))
                block = !line.Contains("*/", StringComparison.Ordinal);
            else if (block)
                block = !line.Contains("*/", StringComparison.Ordinal);
            else if (number == wanted.Number && LiquibaseChangeset.RollbackSql(line) is null)
                return Sql(line, wanted, properties);
            return null;
        };
    }

    /// <summary>A filter that leaves what undoes the changeset.</summary>
    public static Func<string, string?> Rollback(
        LiquibaseChangeset wanted,
        IReadOnlyDictionary<string, string> properties
    )
    {
        var (number, block) = (-1, false);
        return line =>
        {
            if (LiquibaseChangeset.Of(line, 0) is not null)
                (number, block) = (number + 1, false);
            else if (line.TrimStart().StartsWith(BlockBegin, StringComparison.OrdinalIgnoreCase))
                block = true;
            else if (block && line.Contains("*/", StringComparison.Ordinal))
                block = false;
            else if (number == wanted.Number)
                return block ? Sql(line, wanted, properties) : Rolled(line, wanted, properties);
            return null;
        };
    }

    private static string? Rolled(
        string line,
        LiquibaseChangeset wanted,
        IReadOnlyDictionary<string, string> properties
    ) => LiquibaseChangeset.RollbackSql(line) is { Length: > 0 } sql ? Sql(sql, wanted, properties) : null;

    private static string Sql(string line, LiquibaseChangeset wanted, IReadOnlyDictionary<string, string> properties)
    {
        // What no property names stays as it is, as with the tool.
        foreach (var (name, value) in properties)
            line = line.Replace($"${{{name}}}", value.Trim('"'), StringComparison.Ordinal);
        if (wanted.Delimiter is not { Length: > 0 } delimiter || delimiter == ";")
            return line;
        var trimmed = line.TrimEnd();
        return trimmed.EndsWith(delimiter, StringComparison.Ordinal) ? trimmed[..^delimiter.Length] + ";" : line;
    }

    /// <summary>How many lines are left out from here; 0 where they are taken again, null when the line says neither.</summary>
    private static int? Ignore(string line)
    {
        var words = line.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (!words.StartsWith("--ignorelines:", StringComparison.Ordinal))
            return null;
        return words["--ignorelines:".Length..] switch
        {
            "start" => int.MaxValue,
            "end" => 0,
            var count => int.TryParse(count, out var lines) ? lines : 0,
        };
    }
}
