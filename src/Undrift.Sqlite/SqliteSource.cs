using System.Text.RegularExpressions;

namespace Undrift.Sqlite;

/// <summary>
/// The texts that name a SQLite file. <c>sqlite:</c> and a path is taken as it stands, whatever characters the path has;
/// <c>sqlite://</c> and <c>file:</c> are URLs, with escapes and parameters.
/// </summary>
internal static partial class SqliteSource
{
    private const string Scheme = "sqlite:";

    /// <summary>True when the text begins with the scheme.</summary>
    public static bool Fits(string source) => source.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without keys and passwords that some builds of SQLite take as parameters.</summary>
    public static string Describe(string source) => Secrets().Replace(source, "${name}=***");

    /// <summary>The full path that the text names.</summary>
    /// <exception cref="UndriftException">It names no file.</exception>
    public static string Path(string source)
    {
        var rest = source[Scheme.Length..];
        var path =
            rest.StartsWith("//", StringComparison.Ordinal) ? FromUrl(rest[2..])
            : rest.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? FromUri(rest["file:".Length..])
            : rest;
        if (path.Length == 0)
            throw UndriftException.Usage(
                "no SQLite file is named",
                Describe(source),
                "write sqlite:FILE, for example sqlite:app.db"
            );
        if (path.TrimStart('/') is ":memory:" || InMemory().IsMatch(rest))
            throw UndriftException.Usage(
                "a SQLite database in memory exists only inside the program that made it",
                Describe(source),
                "name a file, or compare SQL files: they are run on a database in memory"
            );
        return System.IO.Path.GetFullPath(path);
    }

    /// <summary>
    /// <c>sqlite:///abs/path</c> or <c>sqlite://relative</c>. The path as it stands where such a file exists; else without
    /// parameters and escapes. Some programs write a relative path with three slashes: taken where only that one exists.
    /// </summary>
    private static string FromUrl(string rest)
    {
        var plain = rest.Split('?')[0];
        string[] candidates = [rest, plain, Uri.UnescapeDataString(plain)];
        var relative = candidates.Select(path => path.TrimStart('/'));
        return candidates.Concat(relative).FirstOrDefault(path => path.Length > 0 && File.Exists(path))
            ?? candidates[^1];
    }

    /// <summary>SQLite's own URI form (sqlite.org/uri.html).</summary>
    private static string FromUri(string rest)
    {
        var path = rest.Split('?', '#')[0];
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = path.IndexOf('/', 2);
            path = slash < 0 ? "" : path[slash..];
        }
        path = Uri.UnescapeDataString(path);
        return OperatingSystem.IsWindows() && path is ['/', _, ':', ..] ? path[1..] : path;
    }

    [GeneratedRegex(
        "(?<=[?&])(?<name>key|hexkey|textkey|password|pwd|auth_?token)=[^&#]*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Secrets();

    [GeneratedRegex(
        "[?&](mode=memory|vfs=memdb)(&|#|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InMemory();
}
