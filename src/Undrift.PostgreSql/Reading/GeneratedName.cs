using System.Text;

namespace Undrift.PostgreSql.Reading;

/// <summary>Names that the server makes up when a statement gives none (makeObjectName in indexcmds.c).</summary>
internal static class GeneratedName
{
    // NAMEDATALEN - 1; a server built with another value only shows its made-up names as chosen ones.
    private const int MaximumBytes = 63;

    /// <summary>NAME_SUFFIX, the name cut so that the whole fits.</summary>
    public static string Of(string name, string suffix) =>
        Cut(name, MaximumBytes - 1 - Encoding.UTF8.GetByteCount(suffix)) + "_" + suffix;

    /// <summary>The name cut to what an identifier may have, never within a character.</summary>
    public static string Cut(string name) => Cut(name, MaximumBytes);

    private static string Cut(string name, int room)
    {
        var text = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if ((room -= rune.Utf8SequenceLength) < 0)
                break;
            text.Append(rune);
        }
        return text.ToString();
    }
}
