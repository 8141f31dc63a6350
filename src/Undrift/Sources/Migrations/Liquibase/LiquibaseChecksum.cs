using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>
/// The <c>MD5SUM</c> of a changeset of formatted SQL as Liquibase computes it from version 4.22 on (it begins with <c>9:</c>): the
/// MD5 of its only change's sum, which is the MD5 of the SQL without blanks and ends of lines. Tried on sums that Liquibase 4.29
/// wrote; a changeset that has more in it than those had has none here.
/// </summary>
internal static class LiquibaseChecksum
{
    private const string Version = "9:";

    /// <summary>What a history recorded, where it can be computed; else null: older sums are taken over an inner form.</summary>
    public static string? Recorded(string? sum) =>
        sum?.StartsWith(Version, StringComparison.Ordinal) == true ? sum : null;

    /// <summary>The checksum of each changeset; null where it is not known for certain, or where an edit is nothing wrong.</summary>
    /// <param name="lines">The lines of the file.</param>
    public static IReadOnlyList<string?> Of(IEnumerable<string> lines)
    {
        var sums = new List<string?>();
#pragma warning disable CA5351 // Liquibase has it so; nothing is protected by it.
        using var sql = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        var isCertain = false;
        foreach (var line in lines)
            if (LiquibaseChangeset.Of(line, sums.Count) is { } changeset)
            {
                End();
                sums.Add(null);
                isCertain = !changeset.MayBeEdited;
            }
            else if (LiquibaseChangeset.RollbackSql(line) is null)
            {
                isCertain &= IsPlain(line);
                sql.AppendData(Encoding.UTF8.GetBytes(Dense(line)));
            }
        End();
        return sums;

        void End()
        {
            var own = Convert.ToHexStringLower(sql.GetHashAndReset());
            if (sums.Count > 0 && isCertain)
                sums[^1] = Version + Md5($"{Version}{own}:");
        }
    }

    /// <summary>Comments have meanings, and placeholders are filled in.</summary>
    private static bool IsPlain(string line) =>
        !line.TrimStart().StartsWith("--", StringComparison.Ordinal)
        && !line.TrimStart().StartsWith("/*", StringComparison.Ordinal)
        && !line.Contains("${", StringComparison.Ordinal)
        && line.AsSpan().IndexOfAny('\f', '\v') < 0;

    private static string Dense(string line) => string.Concat(line.Where(sign => sign is not (' ' or '\t' or '\r')));

    private static string Md5(string text)
    {
#pragma warning disable CA5351 // As above.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(text)));
#pragma warning restore CA5351
    }
}
