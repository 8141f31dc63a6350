namespace Undrift;

/// <summary>Which way back fits, and why the others do not: the decision tree of docs/rollback.md.</summary>
/// <param name="Way">The way; null: there is nothing to go back from.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Others">The other ways, each with why it was not chosen.</param>
internal sealed record RollbackAdvice(
    RollbackWay? Way,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<RejectedWay> Others
)
{
    /// <summary>Decides. Nothing but the facts counts.</summary>
    public static RollbackAdvice Of(RollbackFacts facts)
    {
        if (Nothing(facts) is { } nothing)
            return new RollbackAdvice(null, [nothing], []);
        var candidates = Order(facts).Select(way => (Way: way, Against: Against(way, facts))).ToList();
        // Changing the schema forwards is always possible.
        var chosen = candidates.Find(candidate => candidate.Against is null).Way;
        return new RollbackAdvice(
            chosen,
            [.. For(chosen, facts)],
            [
                .. candidates
                    .Where(candidate => candidate.Way != chosen)
                    .OrderBy(candidate => candidate.Way)
                    .Select(candidate => new RejectedWay(
                        candidate.Way,
                        candidate.Against ?? $"it would do, too; {Name(chosen)} does it with less"
                    )),
            ]
        );
    }

    /// <summary>The name of a way in the report: <c>down migrations</c>.</summary>
    public static string Name(RollbackWay way) =>
        way switch
        {
            RollbackWay.Branch => "branch",
            RollbackWay.Backup => "backup",
            RollbackWay.Down => "down migrations",
            _ => "forward fix",
        };

    private static string? Nothing(RollbackFacts facts)
    {
        if (facts.AppliedSince is { Count: > 0 } || facts.SchemaDiffers == true)
            return null;
        if (facts.Failed is { } failed)
            return facts.TransactionalSchema && facts.SchemaDiffers == false
                ? $"{failed} failed, and the server undid it: the schema is that of before; mend the migration and run it again"
                : null;
        return facts.SchemaDiffers == false || facts.AppliedSince is { Count: 0 }
            ? "nothing was applied since, and the schema is that of before"
            : null;
    }

    /// <summary>
    /// Where nothing was written since, an exact copy of before loses nothing, and the quickest comes first. Else what keeps
    /// the rows comes first.
    /// </summary>
    private static RollbackWay[] Order(RollbackFacts facts) =>
        facts.RowsWritten == 0
            ? [RollbackWay.Branch, RollbackWay.Down, RollbackWay.Backup, RollbackWay.Forward]
            : [RollbackWay.Down, RollbackWay.Forward, RollbackWay.Branch, RollbackWay.Backup];

    /// <summary>What speaks against a way; null: nothing.</summary>
    private static string? Against(RollbackWay way, RollbackFacts facts) =>
        way switch
        {
            RollbackWay.Branch => facts.Branch is null ? "there is no branch of before" : Lost(facts),
            RollbackWay.Backup => facts.Backup is null ? "there is no intact backup of before" : Lost(facts),
            RollbackWay.Down => AgainstDown(facts),
            _ => null,
        };

    private static string? Lost(RollbackFacts facts) =>
        facts.RowsWritten switch
        {
            0 => null,
            null => "how much was written since is not known, and all of it would be lost",
            var rows => $"{Rows(rows.Value)} written since would be lost",
        };

    private static string? AgainstDown(RollbackFacts facts)
    {
        if (facts.AppliedSince is not { Count: > 0 })
            return "no migration was applied since that could be undone";
        if (facts.Failed is { } failed && !facts.TransactionalSchema)
            return $"{failed} stopped in its middle: down migrations begin at the end of one";
        if (facts.WithoutDown is [_, ..])
            return $"there is no down migration for {string.Join(", ", facts.WithoutDown)}";
        if (facts.DownFailure is { } why)
            return $"on a scratch database they do not lead back: {why}";
        return facts.DownLoses is [_, ..] ? $"they lose what is in {string.Join(", ", facts.DownLoses)}" : null;
    }

    private static IEnumerable<string> For(RollbackWay way, RollbackFacts facts) =>
        way switch
        {
            RollbackWay.Branch => [NothingWritten, "the platform puts the branch in place within seconds"],
            RollbackWay.Backup =>
            [
                NothingWritten,
                facts.Backup!.IsVerified
                    ? $"the backup {facts.Backup.Id} was restored on a scratch database, and was the same"
                    : $"the backup {facts.Backup.Id} is intact; it is tried out before it is restored",
            ],
            RollbackWay.Down =>
            [
                $"{string.Join(", ", facts.AppliedSince!)} can be undone: tried out on a scratch database",
                "nothing that is in the database is lost",
            ],
            _ => [Kept(facts), "the schema of before is made by a new migration, which is reviewed as any other"],
        };

    private const string NothingWritten = "nothing was written since, so that a copy of before loses nothing";

    private static string Kept(RollbackFacts facts) =>
        facts.RowsWritten switch
        {
            0 => "nothing better is at hand",
            null => "how much was written since is not known; all of it stays",
            var rows => $"{Rows(rows.Value)} written since stay",
        };

    private static string Rows(long rows) =>
        rows.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) + (rows == 1 ? " row" : " rows");
}

/// <summary>A way that was not chosen.</summary>
/// <param name="Way">The way.</param>
/// <param name="Reason">Why not.</param>
internal sealed record RejectedWay(RollbackWay Way, string Reason);
