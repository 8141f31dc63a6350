using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>Storage parameters of an existing relation.</summary>
internal static class RelationOptions
{
    /// <summary>RESET what is no longer there, SET what is new or has another value.</summary>
    /// <param name="change">The change.</param>
    /// <param name="reference">The relation: <c>TABLE public.t</c>.</param>
    /// <param name="facet">The facet with the options, NAME=VALUE.</param>
    public static IEnumerable<SqlStep> Alter(ObjectChange change, string reference, Facet<IReadOnlyList<string>?> facet)
    {
        if (!change.Take(facet))
            yield break;
        var (from, to) = (facet.Of(change.From) ?? [], facet.Of(change.To) ?? []);
        var gone = from.Select(NameOf).Except(to.Select(NameOf)).ToList();
        if (gone.Count > 0)
            yield return new SqlStep(
                $"ALTER {reference} RESET ({string.Join(", ", gone.Select(StorageOptions.Name))})"
            );
        var set = to.Except(from).ToList();
        if (set.Count > 0)
            yield return new SqlStep($"ALTER {reference} SET ({StorageOptions.Sql(set)})");
    }

    private static string NameOf(string option) => option[..option.IndexOf('=', StringComparison.Ordinal)];
}
