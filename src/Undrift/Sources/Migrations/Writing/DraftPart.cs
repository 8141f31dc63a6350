namespace Undrift;

/// <summary>One way of a migration, up or down, as statements for its tool.</summary>
/// <param name="Statements">The statements in order, BEGIN and COMMIT left out unless <paramref name="IsAlone"/> holds.</param>
/// <param name="IsAlone">True where the tool must not put its own transaction around them.</param>
internal sealed record DraftPart(IReadOnlyList<PlanStatement> Statements, bool IsAlone)
{
    /// <summary>The statements without BEGIN and COMMIT: for a tool that cannot be told to leave its transaction out.</summary>
    public required IReadOnlyList<PlanStatement> Inner { get; init; }

    /// <summary>The part that a plan makes.</summary>
    /// <param name="plan">The plan; made with <see cref="PlanOptions.InMigration"/>.</param>
    /// <param name="engine">Its engine.</param>
    public static DraftPart Of(Plan plan, IEngine engine)
    {
        var begins = PlanTransactions.BeginsOf(plan);
        var inner = plan.Statements.Where((_, at) => !IsEnd(plan, begins, at)).ToList();
        // Elsewhere a transaction of the tool does neither good nor harm.
        var alone = engine.HasTransactionalSchema && (begins.Distinct().Count() > 1 || begins.Contains(null));
        return new DraftPart(alone ? plan.Statements : inner, alone) { Inner = inner };
    }

    /// <summary>The statements as a script of the database's own shell.</summary>
    public string Script => string.Concat(Statements.Select(statement => statement.Script));

    /// <summary>The statements as a text that is sent to the server as it stands.</summary>
    public string Sql => string.Concat(Statements.Select(statement => statement.Sql + ";\n"));

    /// <summary>True for BEGIN and COMMIT of the plan itself.</summary>
    private static bool IsEnd(Plan plan, IReadOnlyList<int?> begins, int at) =>
        begins[at] is { } begin && (begin == at || at + 1 == begins.Count || begins[at + 1] != begin);
}
