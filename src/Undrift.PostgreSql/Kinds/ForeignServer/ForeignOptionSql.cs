using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>OPTIONS (…) in SQL. A value that was read as a hash only cannot be written.</summary>
internal static class ForeignOptionSql
{
    private const string Hash = "sha256:";

    /// <summary>True where no value is a secret.</summary>
    public static bool IsWhole(CatalogObject item, Facet<IReadOnlyList<string>?> facet) =>
        (facet.Of(item) ?? []).All(option => !ValueOf(option).StartsWith(Hash, StringComparison.Ordinal));

    /// <summary>OPTIONS (…) with a blank before it; empty where there are none.</summary>
    public static string Options(CatalogObject item, Facet<IReadOnlyList<string>?> facet) =>
        facet.Of(item) is { Count: > 0 } options
            ? $" OPTIONS ({string.Join(", ", options.Select(option => $"{Identifier.Quote(NameOf(option))} {Literal.Quote(ValueOf(option))}"))})"
            : "";

    /// <summary>The statement that changes the options; none where a new value is a secret.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change, string reference, Facet<IReadOnlyList<string>?> facet)
    {
        if (!IsWhole(change.To, facet) || !change.Take(facet))
            yield break;
        var from = (facet.Of(change.From) ?? []).ToDictionary(NameOf, ValueOf);
        var to = (facet.Of(change.To) ?? []).ToDictionary(NameOf, ValueOf);
        var parts = from
            .Keys.Except(to.Keys)
            .Select(name => "DROP " + Identifier.Quote(name))
            .Concat(
                to.Where(pair => !from.TryGetValue(pair.Key, out var old) || old != pair.Value)
                    .Select(pair =>
                        $"{(from.ContainsKey(pair.Key) ? "SET" : "ADD")} {Identifier.Quote(pair.Key)} {Literal.Quote(pair.Value)}"
                    )
            );
        yield return new SqlStep($"ALTER {reference} OPTIONS ({string.Join(", ", parts)})");
    }

    private static string NameOf(string option) => option[..option.IndexOf('=', StringComparison.Ordinal)];

    private static string ValueOf(string option) => option[(option.IndexOf('=', StringComparison.Ordinal) + 1)..];
}
