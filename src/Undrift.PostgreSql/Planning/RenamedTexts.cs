using System.Text.RegularExpressions;
using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>
/// The catalog once objects have their new names: the server writes them into every text that it prints from then on. A text
/// that is guessed wrong here makes the object be made anew, which is right as well.
/// </summary>
internal static class RenamedTexts
{
    /// <summary>The catalog with the new names in ids and texts.</summary>
    public static Catalog Of(Catalog current, IReadOnlyList<Rename> renames)
    {
        var catalog = RenamedCatalog.Of(current, renames);
        foreach (var rename in renames)
            catalog = In(catalog, rename);
        return catalog;
    }

    private static Catalog In(Catalog catalog, Rename rename)
    {
        var touched = (catalog.Dependencies ?? [])
            .Where(item =>
                item.To == rename.To || (item.To.Schema == rename.To.Schema && item.To.Parent == rename.To.Name)
            )
            .Select(item => item.From)
            .ToHashSet();
        var isColumn = rename.To.Kind == ColumnKind.Name;
        var text = isColumn ? Names(rename.From.Name, rename.To.Name) : Names(Whole(rename.From), Whole(rename.To));
        return catalog.With(
            catalog.Objects.Select(item =>
                touched.Contains(item.Id) || StandsIn(item.Id, rename.To, isColumn)
                    ? item.WithValues(entry => Renamed(entry.Value, rename, text))
                    : item
            )
        );
    }

    private static bool StandsIn(ObjectId item, ObjectId renamed, bool isColumn) =>
        item.Schema == renamed.Schema
        && (isColumn ? item.Parent == renamed.Parent || item.Name == renamed.Parent : item.Parent == renamed.Name);

    private static string Whole(ObjectId id) => Identifier.Qualified(id.Schema, id.Name);

    private static (Regex From, string To) Names(string from, string to)
    {
        var (before, after) =
            from.Contains('.', StringComparison.Ordinal) && from != Identifier.Quote(from)
                ? (from, to)
                : (Identifier.Quote(from), Identifier.Quote(to));
        var pattern = $@"(?<![\w""$]){Regex.Escape(before)}(?![\w""$])";
        return (new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)), after);
    }

    private static FacetValue Renamed(FacetValue value, Rename rename, (Regex From, string To) text) =>
        value.AsText is { } one ? FacetValue.Of(In(one, text))
        : value.AsList is { } list
            ? FacetValue.Of([.. list.Select(item => item == rename.From.Name ? rename.To.Name : In(item, text))])
        : value;

    private static string In(string value, (Regex From, string To) text) => text.From.Replace(value, _ => text.To);
}
