namespace Undrift;

/// <summary>Reads the plan of a JSON report.</summary>
internal static class RemedyReader
{
    /// <summary>What the report says of repair.</summary>
    /// <param name="plan">The member <c>plan</c>.</param>
    /// <param name="drifts">The drifts by id.</param>
    public static RemedyReport Read(JsonPlace plan, IEnumerable<(string Id, JsonPlace Place)> drifts) =>
        new(plan["reason"].TextOrNull(), plan["sql"].Text())
        {
            Plan = plan.Find("proven") is null ? null : PlanOf(plan),
            Fixes = drifts
                .Where(drift => drift.Place.Find("fix") is not null && drift.Place.Find("hazards") is not null)
                .DistinctBy(drift => drift.Id)
                .ToDictionary(drift => drift.Id, drift => FixOf(drift.Place), StringComparer.Ordinal),
        };

    /// <summary>The migration that was written; null where none was.</summary>
    /// <param name="drifts">The drifts by id.</param>
    public static ReportedMigration? MigrationOf(IEnumerable<(string Id, JsonPlace Place)> drifts)
    {
        var adopted = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<MigrationFile> files = [];
        foreach (var (id, place) in drifts)
            if (place.Find("fix") is { } fix && !fix["code"].IsNull && adopted.Add(id))
                files =
                [
                    .. fix["code"].Items().Select(file => new MigrationFile(file["path"].Text(), file["text"].Text())),
                ];
        return adopted.Count == 0 ? null : new ReportedMigration(files, adopted);
    }

    private static ReportedFix FixOf(JsonPlace drift) =>
        new(drift["hazards"].Texts(), drift["fix"]["database"].Texts());

    private static ReportedPlan PlanOf(JsonPlace plan) =>
        new(
            plan["proven"].Flag(),
            plan["failure"].TextOrNull(),
            plan["left"].Texts(),
            TimeSpan.FromMilliseconds(plan["duration_ms"].Count()),
            plan["hazards"].Texts(),
            plan["statements"].Texts(),
            [
                .. plan["residue"]
                    .Items()
                    .Select(residue => new PlanResidue(residue["object"].Identity(), residue["reason"].Text())),
            ]
        )
        {
            Without = Identities(plan, "without"),
            StandIns = Identities(plan, "stand_ins"),
            Tables = plan.Find("tables") is { } tables ? [.. tables.Items().Select(JsonRows.Read)] : [],
            Notes = plan.Find("notes")?.Texts() ?? [],
        };

    private static IReadOnlyList<ObjectId> Identities(JsonPlace plan, string member) =>
        plan.Find(member) is { } found ? [.. found.Items().Select(item => item.Identity())] : [];
}
