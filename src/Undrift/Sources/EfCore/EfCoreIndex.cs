using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>An index of whole columns as EF Core's attribute <c>[Index]</c> says it, and as a model snapshot then has it.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Properties">The names of the properties in its key.</param>
/// <param name="IsUnique">True for a unique one.</param>
internal sealed partial record EfCoreIndex(string Name, IReadOnlyList<string> Properties, bool IsUnique)
{
    // The facets of an index that the engines have where EF Core's attribute says everything.
    private const string Kind = "index";
    private const string UniqueFacet = "unique";
    private static readonly string[] KeyFacets = ["elements", "keys", "columns"];
    private static readonly (string Facet, string Value)[] Usual = [("method", "btree"), ("type", "BTREE")];

    /// <summary>True for an index that is only there or only not there.</summary>
    public static bool IsIndex(Drift drift) => drift.Object.Kind == Kind && drift.Verb != DriftVerb.Changed;

    /// <summary>The index that a database has.</summary>
    /// <param name="index">The index.</param>
    /// <param name="properties">The properties of its table, by their columns.</param>
    /// <returns>Null for one with more than columns and a name.</returns>
    public static EfCoreIndex? Of(CatalogObject index, IReadOnlyDictionary<string, string> properties)
    {
        var (names, isUnique) = (new List<string>(), false);
        foreach (ref readonly var entry in index.Facets)
            if (KeyFacets.Contains(entry.Facet.Name))
                names.AddRange(
                    (entry.Value.AsList ?? []).Select(key => properties.GetValueOrDefault(key.Trim('"'), ""))
                );
            else if (entry.Facet.Name == UniqueFacet)
                isUnique = entry.Value.AsFlag;
            else if (entry.Facet.IgnoredReason is null && !Usual.Contains((entry.Facet.Name, entry.Value.AsText ?? "")))
                return null;
        return names.Count == 0 || names.Contains("") ? null : new EfCoreIndex(index.Id.Name, names, isUnique);
    }

    /// <summary>True when a statement of a snapshot is that of an index.</summary>
    /// <param name="statement">A match of the statements.</param>
    /// <param name="index">The index.</param>
    public static bool IsOf(Match statement, ObjectId index)
    {
        var texts = Quoted().Matches(statement.Value).Select(text => text.Groups["text"].Value).ToList();
        return texts[^1] == index.Name || $"IX_{index.Parent}_{string.Join('_', texts)}" == index.Name;
    }

    /// <summary>The lines of its statement, an empty one first.</summary>
    /// <param name="indent">What stands before the first.</param>
    public IEnumerable<string> Statement(string indent)
    {
        var keys = string.Join(", ", Properties.Select(EfCoreProperty.Literal));
        yield return "";
        yield return $"{indent}b.HasIndex(new[] {{ {keys} }}, {EfCoreProperty.Literal(Name)}){(IsUnique ? "" : ";")}";
        if (IsUnique)
            yield return $"{indent}    .IsUnique();";
    }

    /// <summary>Its attribute on the class.</summary>
    public string Declaration =>
        $"[Index({string.Join(", ", Properties.Select(EfCoreProperty.Literal))}, Name = {EfCoreProperty.Literal(Name)}{(IsUnique ? ", IsUnique = true" : "")})]";

    [GeneratedRegex(@"""(?<text>(\\.|[^""\\])*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
