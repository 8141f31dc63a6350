using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What makes a column an identity column, with the parameters of its sequence.</summary>
internal static class IdentityFacets
{
    /// <summary>always or by default.</summary>
    public static readonly Facet<string?> Identity = Facet.Text("identity", DriftGroup.IdentityMismatch);
    public static readonly Facet<string?> Sequence = Facet.Text("identity_sequence", DriftGroup.IdentityMismatch);

    /// <summary>Type of the sequence where it is not the column's.</summary>
    public static readonly Facet<string?> Type = Facet.Text("identity_type", DriftGroup.IdentityMismatch);
    public static readonly Facet<long?> Start = Facet.Number("identity_start", DriftGroup.IdentityMismatch);
    public static readonly Facet<long?> Increment = Facet.Number("identity_increment", DriftGroup.IdentityMismatch);
    public static readonly Facet<long?> Minimum = Facet.Number("identity_min_value", DriftGroup.IdentityMismatch);
    public static readonly Facet<long?> Maximum = Facet.Number("identity_max_value", DriftGroup.IdentityMismatch);
    public static readonly Facet<long?> Cache = Facet.Number("identity_cache", DriftGroup.IdentityMismatch);
    public static readonly Facet<bool> Cycle = Facet.Flag("identity_cycle", DriftGroup.IdentityMismatch);

    /// <summary>Before 15 the sequence of an unlogged table is logged all the same.</summary>
    public static readonly Facet<bool> Unlogged = Facet.Flag("identity_unlogged", DriftGroup.OptionMismatch, since: 15);

    public static readonly IReadOnlyList<Facet> All =
    [
        Identity,
        Sequence,
        Type,
        Start,
        Increment,
        Minimum,
        Maximum,
        Cache,
        Cycle,
        Unlogged,
        CommonFacets.IdentityComment,
    ];

    public static FacetEntry[] Of(IdentitySequence sequence, char code, string? columnType)
    {
        var options = sequence.Options;
        return
        [
            Identity.Is(code == 'a' ? "always" : "by default"),
            Sequence.Is(Identifier.Qualified(sequence.Schema, sequence.Name)),
            Type.Is(options.Type == columnType ? null : options.Type),
            Start.Is(options.Start),
            Increment.Is(options.Increment),
            Minimum.Is(options.Minimum),
            Maximum.Is(options.Maximum),
            Cache.Is(options.Cache),
            Cycle.Is(options.Cycle),
            Unlogged.Is(sequence.Unlogged),
            CommonFacets.IdentityComment.Is(sequence.Comment),
        ];
    }
}
