using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;

namespace Undrift.MySql.Planning;

/// <summary>How the server does an ALTER TABLE as a whole: as its costliest operation needs.</summary>
/// <param name="Algorithm">INSTANT, INPLACE or COPY.</param>
/// <param name="Rewrites">True where every row is written anew.</param>
/// <param name="Sharing">What others can do meanwhile.</param>
internal sealed record OnlineWay(string Algorithm, bool Rewrites, Sharing Sharing)
{
    private const string Instant = "INSTANT";
    private const string InPlace = "INPLACE";

    /// <summary>The clauses that hold the server to it: it refuses the statement rather than to do more; null: none do.</summary>
    /// <param name="cascades">
    /// True for a table whose foreign keys change rows of their own: MySQL has no LOCK=NONE there ("Online DDL Limitations").
    /// </param>
    public string? Clauses(bool cascades) =>
        Algorithm is Instant ? "ALGORITHM=INSTANT"
        : Algorithm is not InPlace ? null
        : Sharing is Sharing.Reads ? "ALGORITHM=INPLACE, LOCK=SHARED"
        : cascades ? "ALGORITHM=INPLACE"
        : "ALGORITHM=INPLACE, LOCK=NONE";

    /// <summary>The lock that it takes on its table for long.</summary>
    public PlanLock LockOn(ObjectId table) =>
        new(Sharing is Sharing.Reads ? LockClass.Share : LockClass.ShareUpdateExclusive, table);

    /// <summary>The way of some operations in one statement.</summary>
    /// <param name="scope">What the plan is made for.</param>
    /// <param name="table">The table as it is.</param>
    /// <param name="operations">The operations.</param>
    public static OnlineWay Of(PlanScope scope, CatalogObject table, IReadOnlyCollection<TableOperation> operations)
    {
        var flavour = scope.IsMariaDb ? Flavour.MariaDb : Flavour.MySql;
        var rules = operations.Select(operation => OnlineRules.Of(operation, flavour)).ToList();
        if (TableFacets.Engine.Of(table) != "InnoDB" || rules.Exists(rule => !rule.InPlace))
            return new OnlineWay("COPY", Rewrites: true, Sharing.Reads);
        if (rules.TrueForAll(rule => IsInstant(rule, scope, table)))
            return new OnlineWay(Instant, Rewrites: false, Sharing.Writes);
        return new OnlineWay(
            InPlace,
            rules.Exists(rule => rule.Rebuilds),
            rules.Exists(rule => rule.Sharing is Sharing.Reads) ? Sharing.Reads : Sharing.Writes
        );
    }

    /// <summary>
    /// A full-text index has a hidden column of its own, and a compressed row no room for what was added at once: columns
    /// neither come nor go there instantly.
    /// </summary>
    private static bool IsInstant(OnlineRule rule, PlanScope scope, CatalogObject table)
    {
        if (rule.InstantSince is not { } since || (scope.Version?.Number ?? new Version(0, 0)) < since)
            return false;
        return !rule.Rebuilds
            || (
                TableFacets.RowFormat.Of(table) != "COMPRESSED"
                && !scope
                    .MembersOf(table.Id.Name, IndexKind.Modelled, target: false)
                    .Any(index => KeyFacets.Type.Of(index) == "FULLTEXT")
            );
    }
}
