using System.Globalization;
using System.Text;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>
/// Defaults of binary columns, which MySQL's information_schema has in hexadecimal digits, cut where zeros begin, and
/// MariaDB's as a string of the whole length.
/// </summary>
internal static class BinaryDefault
{
    /// <summary>The default as a string; null for what no string says (bytes that are no ASCII).</summary>
    /// <param name="digits">As in 0x6162.</param>
    /// <param name="length">Length of the type; null: it has no fixed one.</param>
    public static string? Of(string digits, long? length)
    {
        var text = new StringBuilder();
        for (var i = 2; i + 1 < digits.Length; i += 2)
        {
            if (
                !byte.TryParse(
                    digits.AsSpan(i, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var value
                )
                || value > 0x7F
            )
                return null;
            text.Append((char)value);
        }
        while (text.Length < length)
            text.Append('\0');
        return Names.Literal(text.ToString());
    }
}
