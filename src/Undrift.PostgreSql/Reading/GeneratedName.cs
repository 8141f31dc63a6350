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

    /// <summary>
    /// True for NAME1_NAME2_LABEL as the server makes it up: the longer name is cut first, and a number follows when the
    /// name is taken (ChooseConstraintName), which depends on the order of creation.
    /// </summary>
    public static bool IsOf(string candidate, string name1, string name2, string label)
    {
        var number = candidate.AsSpan()[candidate.AsSpan().TrimEnd("0123456789").Length..];
        return candidate == Of(name1, name2, label) || candidate == Of(name1, name2, label + number.ToString());
    }

    private static string Of(string name1, string name2, string label)
    {
        var room = MaximumBytes - 2 - Encoding.UTF8.GetByteCount(label);
        var (bytes1, bytes2) = (Encoding.UTF8.GetByteCount(name1), Encoding.UTF8.GetByteCount(name2));
        while (bytes1 + bytes2 > room)
            if (bytes1 > bytes2)
                bytes1--;
            else
                bytes2--;
        return $"{Cut(name1, bytes1)}_{Cut(name2, bytes2)}_{label}";
    }

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
