using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Constraints that do not hold, because the triggers that enforce them were switched off.</summary>
internal sealed class DisabledTriggers : ISharedPart
{
    // OIDs of pg_proc.dat: RI_FKey_check_ins, RI_FKey_check_upd, unique_key_recheck.
    private const uint CheckInsert = 1644;
    private const uint CheckUpdate = 1645;
    private const uint UniqueRecheck = 1250;
    private const int Delete = 8;

    public string Subject => "the triggers that enforce constraints";

    public IReadOnlyList<Facet> Feeds => [ConstraintFacets.DisabledTriggers];

    public string Query { get; } = EmbeddedSql.OfKind("Constraint", "DisabledTriggers");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var constraint = row.Oid(0);
        if (!context.DisabledTriggers.TryGetValue(constraint, out var list))
            context.DisabledTriggers[constraint] = list = [];
        list.Add($"{What(row.Oid(1), row.GetInt32(2))}: {StateOf(row.Code(3))}");
        list.Sort(StringComparer.Ordinal);
    }

    private static string What(uint function, int type) =>
        function switch
        {
            CheckInsert => "insert of a referring row",
            CheckUpdate => "update of a referring row",
            UniqueRecheck => "deferred check",
            _ when (type & Delete) != 0 => "delete of the row referred to",
            _ => "update of the row referred to",
        };

    // pg_trigger.tgenabled.
    private static string StateOf(char code) =>
        code switch
        {
            'D' => "disabled",
            'R' => "replica",
            'A' => "always",
            _ => code.ToString(),
        };
}
