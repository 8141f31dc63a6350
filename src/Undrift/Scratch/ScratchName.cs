using System.Globalization;
using System.Security.Cryptography;

namespace Undrift;

/// <summary>Names of scratch databases on servers that others use: <c>undrift_TIME_RANDOM</c>.</summary>
internal static class ScratchName
{
    /// <summary>What they begin with.</summary>
    public const string Prefix = "undrift_";

    /// <summary>What they look like, for the servers' own regular expressions.</summary>
    public const string Pattern = "^undrift_[0-9]{14}_[0-9a-f]{8}$";

    private const string Stamp = "yyyyMMddHHmmss";
    private static readonly TimeSpan Old = TimeSpan.FromDays(1);

    /// <summary>A name that nobody has.</summary>
    public static string New(DateTimeOffset now) =>
        $"{Prefix}{now.ToString(Stamp, CultureInfo.InvariantCulture)}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>Databases that a killed run left are named, never dropped: another run may be using one.</summary>
    /// <param name="found">The databases of a server whose names fit <see cref="Pattern"/>.</param>
    /// <param name="now">Those of the last day may be in use.</param>
    public static IReadOnlyList<string> NotesOn(IEnumerable<string> found, DateTimeOffset now)
    {
        var old = found.Where(name => IsOld(name, now)).ToList();
        return old.Count == 0
            ? []
            : [$"left by interrupted runs, to be dropped when nobody uses them: {string.Join(", ", old)}"];
    }

    private static bool IsOld(string name, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(
            name.AsSpan(Prefix.Length, Stamp.Length),
            Stamp,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var made
        )
        && now - made > Old;
}
