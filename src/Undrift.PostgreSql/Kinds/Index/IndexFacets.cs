namespace Undrift.PostgreSql.Kinds;

/// <summary>The facets of an index, of its own or behind a constraint.</summary>
internal static class IndexFacets
{
    public static readonly Facet<string?> Method = Facet.Text("method");
    public static readonly Facet<bool> Unique = Facet.Flag("unique");
    public static readonly Facet<bool> NullsNotDistinct = Facet.Flag("nulls_not_distinct");

    /// <summary>Column or expression, with collation, operator class and order where they do not go without saying.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Elements = Facet.DeparsedList("elements");
    public static readonly Facet<IReadOnlyList<string>?> Include = Facet.List("include");
    public static readonly Facet<string?> Predicate = Facet.Deparsed("predicate");

    /// <summary>A failed CREATE INDEX CONCURRENTLY, or a partitioned index without all of its parts.</summary>
    public static readonly Facet<bool> Invalid = Facet.Flag("invalid");

    /// <summary>Not kept up to date by writes: CREATE or DROP INDEX CONCURRENTLY was broken off.</summary>
    public static readonly Facet<bool> NotReady = Facet.Flag("not_ready");

    /// <summary>The partitioned index that it is attached to.</summary>
    public static readonly Facet<string?> Parent = Facet.Text("parent_index", DriftGroup.PartitionMismatch);
    public static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options", DriftGroup.OptionMismatch);
    public static readonly Facet<string?> Tablespace = Facet.Text("tablespace", DriftGroup.OptionMismatch);

    /// <summary>CLUSTER ON.</summary>
    public static readonly Facet<bool> Clustered = Facet.Flag("clustered", DriftGroup.OptionMismatch);

    /// <summary>Statistics targets of expressions, as NUMBER=TARGET.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Statistics = Facet.List(
        "statistics",
        DriftGroup.OptionMismatch
    );
}
