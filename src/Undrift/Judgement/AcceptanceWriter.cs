using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Undrift;

/// <summary>Adds an acceptance to the text of the file: what stands there, comments included, stays as it is.</summary>
public static class AcceptanceWriter
{
    private const string Header = """
        # Drifts that were accepted. Written by 'undrift accept', read by 'undrift check'.
        # An acceptance ends with its last day, and is void once the drift is no longer exactly the same.

        """;

    /// <summary>The acceptance of a drift as it is now.</summary>
    /// <exception cref="UndriftException">No name, no reason, or a last day that is not in the future.</exception>
    public static Acceptance Accept(
        Drift drift,
        string by,
        string reason,
        DateOnly until,
        string? environment,
        DateOnly today
    )
    {
        if (string.IsNullOrWhiteSpace(by))
            throw UndriftException.Usage(
                "an acceptance needs the name of who accepts",
                next: "name yourself with --by"
            );
        if (string.IsNullOrWhiteSpace(reason))
            throw UndriftException.Usage("an acceptance needs a reason", next: "give it with --reason");
        if (until <= today)
            throw UndriftException.Usage(
                $"the last day {until:yyyy-MM-dd} is not in the future",
                next: "give a later day with --until, such as " + today.AddMonths(3).ToString("yyyy-MM-dd", null)
            );
        return new Acceptance(
            drift.Id,
            drift.Fingerprint,
            drift.Object.ToString(),
            by.Trim(),
            reason.Trim(),
            until,
            environment
        );
    }

    /// <summary>Adds an acceptance to a file, which is made where there is none.</summary>
    /// <exception cref="UndriftException">The file is malformed or cannot be written.</exception>
    public static void Append(string path, Acceptance acceptance)
    {
        var text = Append(File.Exists(path) ? TextFile.Read(path, "file of acceptances") : "", path, acceptance);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            // A cancelled write must not leave half a file: acceptances are the only copy of a decision.
            var half = path + ".new";
            File.WriteAllText(half, text);
            File.Move(half, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed(
                "cannot write the acceptance: " + error.Message,
                path,
                "check the permissions"
            );
        }
    }

    internal static string Append(string text, string file, Acceptance acceptance)
    {
        var before = AcceptanceFile.Parse(text, file);
        if (text.Length == 0)
            text = Header.ReplaceLineEndings("\n");
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (!text.EndsWith('\n'))
            text += newLine;
        var indent = new string(' ', YamlDocument.Load(text, file) is { } list ? list.Column - 1 : 0);
        text += string.Concat(Lines(acceptance).Select(line => indent + line + newLine));
        return AddsExactly(text, file, before, acceptance)
            ? text
            : throw UndriftException.Configuration(
                "the file does not end in a list that can be added to",
                file,
                "write one acceptance below the other, each beginning with '- drift:'"
            );
    }

    private static bool AddsExactly(string text, string file, AcceptanceFile before, Acceptance acceptance)
    {
        try
        {
            return AcceptanceFile.Parse(text, file).Acceptances.SequenceEqual([.. before.Acceptances, acceptance]);
        }
        catch (UndriftException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Lines(Acceptance acceptance)
    {
        yield return "- drift: " + acceptance.DriftId;
        yield return "  object: " + Quoted(acceptance.Object);
        yield return "  fingerprint: " + Quoted(acceptance.Fingerprint);
        yield return "  by: " + Quoted(acceptance.By);
        yield return "  reason: " + Quoted(acceptance.Reason);
        yield return "  until: " + acceptance.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (acceptance.Environment is not null)
            yield return "  environment: " + Quoted(acceptance.Environment);
    }

    /// <summary>A JSON string is a YAML one.</summary>
    private static string Quoted(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
