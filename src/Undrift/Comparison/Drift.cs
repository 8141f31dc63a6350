using System.Text;

namespace Undrift;

/// <summary>Which side a difference is on, seen from the desired schema.</summary>
public enum DriftVerb
{
    /// <summary>The desired schema has it, the actual one does not.</summary>
    Missing,

    /// <summary>Only the actual schema has it.</summary>
    Extra,

    /// <summary>Both have it, with other facets.</summary>
    Changed,
}

/// <summary>One facet's two values.</summary>
/// <param name="Name">Facet name, or <c>definition</c> for a witness.</param>
/// <param name="From">Value on the desired side.</param>
/// <param name="To">Value on the actual side.</param>
public sealed record FacetChange(string Name, FacetValue From, FacetValue To);

/// <summary>One difference between the desired and the actual catalog.</summary>
public sealed class Drift
{
    internal Drift(
        ObjectId target,
        DriftVerb verb,
        DriftGroup group,
        CatalogObject? expected,
        CatalogObject? actual,
        IReadOnlyList<FacetChange> facets,
        IReadOnlyList<CatalogObject> folded
    )
    {
        (Object, Verb, Group, Expected, Actual) = (target, verb, group, expected, actual);
        (Facets, Folded) = (facets, folded);
        Id = "d" + Canonical.Hash(string.Join('\0', verb.ToString(), group.Name, target.ToString()))[..12];
        Fingerprint = Canonical.Hash(Content());
    }

    /// <summary>A drift of a report that was written before: its identity and fingerprint are taken as they stand there.</summary>
    internal Drift(
        string id,
        string fingerprint,
        ObjectId target,
        DriftVerb verb,
        DriftGroup group,
        CatalogObject? expected = null,
        CatalogObject? actual = null,
        IReadOnlyList<FacetChange>? facets = null,
        IReadOnlyList<CatalogObject>? folded = null
    )
    {
        (Id, Fingerprint, Object, Verb, Group, Expected, Actual) = (
            id,
            fingerprint,
            target,
            verb,
            group,
            expected,
            actual
        );
        (Facets, Folded) = (facets ?? [], folded ?? []);
    }

    /// <summary>Stable identity: the same for the same object, verb and group, whatever the values are.</summary>
    public string Id { get; }

    /// <summary>SHA-256 (hex) over everything that differs: an acceptance holds only while this stays the same.</summary>
    public string Fingerprint { get; }

    /// <summary>What differs.</summary>
    public ObjectId Object { get; }

    /// <summary>How.</summary>
    public DriftVerb Verb { get; }

    /// <summary>The group that a policy names.</summary>
    public DriftGroup Group { get; }

    /// <summary>The fine type: verb and kind (<c>missing_index</c>), or the group for what no facet explains.</summary>
    public string Type =>
        Group == DriftGroup.UnexplainedDefinition || Group == DriftGroup.UnmodelledObject
            ? Group.Name
            : TypeOf(Verb, Object.Kind);

    /// <summary>The object on the desired side; null when extra.</summary>
    public CatalogObject? Expected { get; }

    /// <summary>The object on the actual side; null when missing.</summary>
    public CatalogObject? Actual { get; }

    /// <summary>The facets that differ; empty for a missing or an extra object.</summary>
    public IReadOnlyList<FacetChange> Facets { get; }

    /// <summary>What is missing, extra or changed with it and is explained by it: the columns of a missing table.</summary>
    public IReadOnlyList<CatalogObject> Folded { get; }

    internal static string TypeOf(DriftVerb verb, string kind) => $"{verb.ToString().ToLowerInvariant()}_{kind}";

    private string Content()
    {
        var text = new StringBuilder(Id);
        foreach (var change in Facets)
        {
            text.Append('\n').Append(change.Name);
            Canonical.Append(text, change.From);
            Canonical.Append(text, change.To);
        }
        foreach (var item in Facets.Count > 0 ? Folded : [Expected ?? Actual!, .. Folded])
            Canonical.Append(text.Append('\n'), item);
        return text.ToString();
    }
}
