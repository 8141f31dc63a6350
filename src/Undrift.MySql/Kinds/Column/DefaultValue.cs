using System.Text.RegularExpressions;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Defaults in one form for all servers.</summary>
internal static partial class DefaultValue
{
    private static readonly HashSet<string> NumericTypes =
    [
        "tinyint",
        "smallint",
        "mediumint",
        "int",
        "bigint",
        "decimal",
        "float",
        "double",
        "year",
    ];

    /// <summary>The default of a column; null: NULL or none.</summary>
    public static string? Of(CatalogRow column, ServerFacts server)
    {
        if (column["COLUMN_DEFAULT"] is not { } text)
            return null;
        if (server.IsMariaDb)
            return text == "NULL" ? null : Printed(server.Database.TakenOutOf(text), column.Text("DATA_TYPE"));
        if (column.Text("EXTRA").Contains("DEFAULT_GENERATED", StringComparison.OrdinalIgnoreCase))
            return Expression(MySqlText.Expression(text));
        if (text.StartsWith("0x", StringComparison.Ordinal) && Binary(column, text) is { } binary)
            return binary;
        return IsLiteral(text, column.Text("DATA_TYPE")) ? WithoutZeros(text) : Names.Literal(text);
    }

    /// <summary>
    /// The current time as both servers understand it: <c>CURRENT_TIMESTAMP(3)</c>, not <c>current_timestamp(3)</c> or
    /// <c>now(3)</c>; null for anything else.
    /// </summary>
    public static string? Now(string text)
    {
        var match = CurrentTime().Match(text);
        return !match.Success ? null
            : match.Groups["precision"] is { Length: > 0 } precision && precision.Value is not "0"
                ? $"CURRENT_TIMESTAMP({precision.Value})"
            : "CURRENT_TIMESTAMP";
    }

    /// <summary>What MariaDB prints: literals are quoted or numbers, everything else is an expression.</summary>
    private static string Printed(string text, string type)
    {
        var tokens = SqlTokenizer.Split(text);
        var literal = tokens.Count > 0 && tokens[0].IsSign('-') ? tokens[1..] : tokens;
        return literal is not [{ Kind: SqlTokenKind.Number or SqlTokenKind.Text }] ? Expression(text)
            : NumericTypes.Contains(type) ? WithoutZeros(text)
            : text;
    }

    /// <summary>The number without the zeros in front that ZEROFILL gives it.</summary>
    public static string WithoutZeros(string number)
    {
        var end = 0;
        while (end + 1 < number.Length && number[end] is '0' && char.IsAsciiDigit(number[end + 1]))
            end++;
        return number[end..];
    }

    private static string Expression(string text) => Now(text) ?? $"({NormalText.Expression(text)})";

    /// <summary>MySQL prints so what is in a binary column, and the label of an enum whose character set is binary.</summary>
    private static string? Binary(CatalogRow column, string text) =>
        column["DATA_TYPE"] switch
        {
            "binary" => BinaryDefault.Of(text, column.Number("CHARACTER_MAXIMUM_LENGTH")),
            "varbinary" => BinaryDefault.Of(text, null),
            "enum" or "set" when column["CHARACTER_SET_NAME"] is null => BinaryDefault.Of(text, null),
            _ => null,
        };

    /// <summary>MySQL prints literals without quotes: numbers, and bits and bytes, which say what they are.</summary>
    private static bool IsLiteral(string text, string type) =>
        NumericTypes.Contains(type)
        || (type is "bit" && text.StartsWith("b'", StringComparison.Ordinal))
        || (type is "binary" or "varbinary" && text.StartsWith("0x", StringComparison.Ordinal));

    [GeneratedRegex(
        @"^(current_timestamp|now|localtime|localtimestamp)(\((?<precision>\d*)\))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex CurrentTime();
}
