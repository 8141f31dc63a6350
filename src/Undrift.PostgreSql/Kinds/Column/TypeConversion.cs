using System.Globalization;
using System.Text.RegularExpressions;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What it takes to give a column another type (manual, ALTER TABLE and "Type Conversion"; pg_cast): whether the server
/// converts by itself, whether it writes the rows anew, whether values can be lost.
/// </summary>
/// <param name="IsImplicit">The server converts on assignment; else USING has to say how.</param>
/// <param name="By">A cast on the way, with <c>::</c> behind it; empty: none.</param>
/// <param name="Hazards">What can happen.</param>
internal sealed partial record TypeConversion(bool IsImplicit, string By, IReadOnlyList<Hazard> Hazards)
{
    private static readonly string[] Integers = ["smallint", "integer", "bigint"];
    private static readonly string[] Numbers = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
    private static readonly string[] Texts = ["text", "character varying", "character", "name", "citext", "bpchar"];
    private static readonly string[] Times =
    [
        "date",
        "timestamp without time zone",
        "timestamp with time zone",
        "time without time zone",
        "time with time zone",
    ];

    /// <summary>The conversion between two types as format_type() prints them.</summary>
    public static TypeConversion Of(string before, string after)
    {
        var (from, to) = (Parsed(before), Parsed(after));
        if (from == to)
            // Another collation: indexes are built anew, rows are not.
            return new(true, "", [Hazard.IndexBuild]);
        if (from.IsArray != to.IsArray)
            return new(false, "text::", [Hazard.DataLoss, Hazard.Irreversible, Hazard.TableRewrite]);
        var isText = Texts.Contains(to.Name);
        var isImplicit =
            from.Name == to.Name
            || isText
            || (Numbers.Contains(from.Name) && Numbers.Contains(to.Name))
            || (Times.Contains(from.Name) && Times.Contains(to.Name))
            || (from.Name, to.Name) is ("json", "jsonb") or ("jsonb", "json") or ("cidr", "inet") or ("inet", "cidr");
        var hazards = new List<Hazard>();
        if (!Keeps(from, to))
            hazards.AddRange([Hazard.DataLoss, Hazard.Irreversible]);
        if (!IsSameStorage(from, to))
            hazards.AddRange(Fits(from, to) ? [Hazard.TableRewrite] : [Hazard.TableRewrite, Hazard.ValidationScan]);
        else if (from.Name == to.Name || isText)
            hazards.AddRange(Widens(from, to) ? [] : [Hazard.ValidationScan]);
        // Where no cast goes straight from one to the other, the text does.
        var by = isImplicit || (IsBuiltIn(from) && IsBuiltIn(to)) ? "" : "text::";
        return new(isImplicit, by, hazards);
    }

    private static bool IsBuiltIn(Shape type) =>
        Numbers.Contains(type.Name) || Times.Contains(type.Name) || Texts.Contains(type.Name) || type.Name == "boolean";

    /// <summary>True where each value can be had back.</summary>
    private static bool Keeps(Shape from, Shape to)
    {
        if (Texts.Contains(to.Name))
            // Too long a value stops the statement; blanks at the end of a character(n) are nothing.
            return true;
        if (from.Name == to.Name)
            return to.Name != "numeric" || to.Length is null || (from.Scale ?? int.MaxValue) <= (to.Scale ?? 0);
        var (old, wanted) = (Array.IndexOf(Integers, from.Name), Array.IndexOf(Integers, to.Name));
        if (old >= 0 && wanted >= 0)
            // Too large a value stops the statement.
            return true;
        return (old >= 0 && to.Name == "numeric")
            || (from.Name, to.Name)
                is
                    ("real", "double precision")
                    or
                    ("smallint" or "integer", "double precision")
                    or
                    ("cidr", "inet")
                    or
                    ("date", "timestamp without time zone");
    }

    /// <summary>True where no value can stop the statement.</summary>
    private static bool Fits(Shape from, Shape to) =>
        (to.Name is "text" or "character varying" && to.Length is null)
        || (Array.IndexOf(Integers, from.Name) is >= 0 and var old && old <= Array.IndexOf(Integers, to.Name))
        || (Array.IndexOf(Integers, from.Name) >= 0 && to is { Name: "numeric", Length: null })
        || (from.Name, to.Name) is ("real", "double precision") or ("smallint" or "integer", "double precision");

    /// <summary>True where the stored bytes stay: no row is written anew.</summary>
    private static bool IsSameStorage(Shape from, Shape to) =>
        (from.Name, to.Name) switch
        {
            ("character varying" or "text", "character varying" or "text") => from.IsArray == false && Widens(from, to),
            ("numeric", "numeric") => to.Length is null
                || (from.Length is not null && to.Scale == from.Scale && to.Length >= from.Length),
            ("cidr", "inet") => true,
            _ => from.Name == to.Name
                && from.Name is "bit varying" or "timestamp without time zone" or "timestamp with time zone"
                && Widens(from, to),
        };

    private static bool Widens(Shape from, Shape to) =>
        to.Length is null || (from.Length is { } length && length <= to.Length);

    private static Shape Parsed(string type)
    {
        var isArray = type.EndsWith("[]", StringComparison.Ordinal);
        var match = Modifier().Match(isArray ? type[..^2] : type);
        var name = match.Groups["name"].Value + match.Groups["rest"].Value;
        return new Shape(name, Number(match.Groups["length"]), Number(match.Groups["scale"]), isArray);
    }

    private static int? Number(Group group) =>
        group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"^(?<name>.*?)(\((?<length>\d+)(,(?<scale>-?\d+))?\))?(?<rest> with(out)? time zone)?$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Modifier();

    private sealed record Shape(string Name, int? Length, int? Scale, bool IsArray);
}
