using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>
/// The hidden line by which a later run knows its own text again: whose it is (environment and database, as a hash, since
/// names could end the comment), and a digest of what it says.
/// </summary>
/// <param name="Key">Hash of what the text is about, 16 hexadecimal digits.</param>
/// <param name="Digest">Hash of what it says, 16 hexadecimal digits.</param>
internal sealed partial record Marker(string Key, string Digest)
{
    private const int Length = 16;

    /// <summary>The key of a report: command, environment, engine and database.</summary>
    public static string KeyOf(CheckReport report, string kind) =>
        Canonical.Hash(
            string.Join('\0', kind, report.Command, report.Environment, report.Engine, report.Target.Database)
        )[..Length];

    /// <summary>A text with the marker in front.</summary>
    public static string Sign(string key, string text) => $"{new Marker(key, Canonical.Hash(text)[..Length])}\n{text}";

    /// <summary>The marker of a text; null where it has none.</summary>
    public static Marker? Of(string? text) =>
        Line().Match(text ?? "") is { Success: true } found
            ? new Marker(found.Groups["key"].Value, found.Groups["digest"].Value)
            : null;

    /// <summary>The line.</summary>
    public override string ToString() => $"<!-- undrift:key={Key} digest={Digest} -->";

    [GeneratedRegex(
        @"\A<!-- undrift:key=(?<key>[0-9a-f]{16}) digest=(?<digest>[0-9a-f]{16}) -->",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Line();
}
