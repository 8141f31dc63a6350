using System.Text.RegularExpressions;

namespace Undrift.PostgreSql.Respelling;

/// <summary>
/// EXTRACT(field FROM x): up to 13 another word for date_part(), from 14 on a function of its own. What 13 holds as
/// date_part() says nothing of which was written, so a text of a newer server is compared with it as 13 would have taken it.
/// </summary>
internal static partial class OldExtract
{
    private const int First = 14;

    /// <summary>The object with its printed texts as the other side's server would have taken them.</summary>
    public static CatalogObject In(CatalogObject item, Catalog own, Catalog other)
    {
        return !IsBefore(other) || IsBefore(own)
            ? item
            : item.WithValues(entry => entry.Facet.IsDeparsed ? Rewritten(entry.Value) : entry.Value);
    }

    private static bool IsBefore(Catalog catalog) => ServerVersion.Major(catalog.Origin.ServerVersion) < First;

    private static FacetValue Rewritten(FacetValue value) =>
        value.AsText is { } text ? FacetValue.Of(Rewritten(text))
        : value.AsList is { } list ? FacetValue.Of([.. list.Select(Rewritten)])
        : value;

    private static string Rewritten(string text) => Extract().Replace(text, "date_part('${field}'::text, ");

    // The form of get_func_sql_syntax() in ruleutils.c.
    [GeneratedRegex(@"\bEXTRACT\((?<field>[a-z_]+) FROM ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Extract();
}
