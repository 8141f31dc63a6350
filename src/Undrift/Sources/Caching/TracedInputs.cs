using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>
/// What a tool read while it ran, as a hook in its interpreter noted it, and how that looks: a line for each file, listed
/// folder and path that was looked for. What is large and comes with an installation is told by sizes and times (S). As long as they all look the same, the tool says the same.
/// </summary>
internal static class TracedInputs
{
    private const char File = 'F';
    private const char Folder = 'D';
    private const char Outside = 'S';
    private const char Unknown = 'X';
    private const char Written = 'W';

    /// <summary>The inputs of a run as lines with their looks; null where they cannot be told.</summary>
    /// <param name="trace">What the hook wrote.</param>
    /// <param name="started">When the run began: what was changed since then may not be what was read.</param>
    public static IReadOnlyList<string>? Of(string trace, DateTimeOffset started)
    {
        // The last sign says that the hook came to its end.
        if (!trace.EndsWith("\0E", StringComparison.Ordinal) || trace.Contains('\n'))
            return null;
        var inputs = trace[..^2].Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        var written = inputs.Where(input => input[0] == Written).Select(input => input[1..]).ToHashSet();
        inputs.RemoveAll(input => input[0] == Written);
        if (inputs.Exists(input => input[0] == Unknown || written.Contains(input[1..])))
            return null;
        if (inputs.Exists(input => input[0] == File && ChangedSince(input[1..], started)))
            return null;
        return [.. inputs.Order(StringComparer.Ordinal).Select(input => $"{LookOf(input)} {input}")];
    }

    /// <summary>True while every input looks as it did.</summary>
    public static bool Hold(IReadOnlyList<string> lines) =>
        lines.All(line => line.IndexOf(' ') is > 0 and var blank && LookOf(line[(blank + 1)..]) == line[..blank]);

    private static bool ChangedSince(string path, DateTimeOffset started)
    {
        // File systems count in steps of some milliseconds.
        var limit = started.UtcDateTime.AddMilliseconds(-20);
        return System.IO.File.Exists(path) && System.IO.File.GetLastWriteTimeUtc(path) >= limit;
    }

    private static string LookOf(string input)
    {
        var path = input[1..];
        try
        {
            return input[0] switch
            {
                File => System.IO.File.Exists(path) ? Hash(path) : Presence(path),
                Folder => Directory.Exists(path) ? Listing(path) : Presence(path),
                Outside => CacheKey.LookOf(path),
                _ => Presence(path),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            // Never the look of anything that could be read.
            return string.Create(CultureInfo.InvariantCulture, $"!{Guid.NewGuid():N}");
        }
    }

    private static string Presence(string path) =>
        Directory.Exists(path) ? "folder"
        : System.IO.File.Exists(path) ? "file"
        : "none";

    // Sources are small: a stream for each would cost more than its text.
    private static string Hash(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)));

    /// <summary>The names in a folder. Compiled files of Python come and go, and are compared with their sources.</summary>
    private static string Listing(string path)
    {
        var names = Directory
            .EnumerateFileSystemEntries(path)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => name != "__pycache__")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', names))));
    }
}
