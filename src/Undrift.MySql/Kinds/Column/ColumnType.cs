using System.Text.RegularExpressions;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Types of columns in one form for all servers.</summary>
internal static partial class ColumnType
{
    private const string Year = "year(4)";

    /// <summary>
    /// The type without what says nothing: the width at which integers are shown (MySQL 8.0.19 prints it no more, but for
    /// ZEROFILL, which pads to it, and for <c>tinyint(1)</c>, which clients take for a Boolean), and the 4 of <c>year(4)</c>.
    /// </summary>
    public static string Normal(string type)
    {
        var match = Integer().Match(type);
        if (match.Success && !type.Contains("zerofill", StringComparison.OrdinalIgnoreCase))
            return IsBoolean(type) ? type : type.Remove(match.Groups["width"].Index, match.Groups["width"].Length);
        return type.StartsWith(Year, StringComparison.OrdinalIgnoreCase) ? "year" + type[Year.Length..] : type;
    }

    /// <summary>The labels of an enum or a set; null for other types.</summary>
    public static IReadOnlyList<string>? Labels(string type)
    {
        if (!IsEnum(type))
            return null;
        return
        [
            .. SqlTokenizer
                .Split(type)
                .Where(token => token.Kind is SqlTokenKind.Text)
                .Select(token => Names.Unquote(token.Value)),
        ];
    }

    /// <summary>The word enum or set, without the labels; null for other types.</summary>
    public static string? WithoutLabels(string type) => IsEnum(type) ? type[..type.IndexOf('(')] : null;

    private static bool IsEnum(string type) =>
        type.StartsWith("enum(", StringComparison.OrdinalIgnoreCase)
        || type.StartsWith("set(", StringComparison.OrdinalIgnoreCase);

    private static bool IsBoolean(string type) => type is "tinyint(1)";

    [GeneratedRegex(
        @"^(tinyint|smallint|mediumint|int|bigint)(?<width>\(\d+\))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Integer();
}
