namespace Undrift.Sqlite;

/// <summary>The statements of a plan while it is made, in the order in which SQLite takes them.</summary>
internal sealed class Statements
{
    // CREATE VIEW and CREATE TRIGGER look at nothing that they name; tables are the only thing that others need.
    private readonly List<PlanStatement>[] _phases =
    [
        .. Enum.GetValues<Phase>().Select(_ => new List<PlanStatement>()),
    ];

    /// <summary>When a statement runs.</summary>
    public enum Phase
    {
        /// <summary>Settings that only an empty file takes.</summary>
        Begin,

        /// <summary>Names change while everything that follows them is still there.</summary>
        Rename,

        /// <summary>Triggers go first: a view that is dropped takes its own along.</summary>
        DropTrigger,

        /// <summary>What stands on tables goes before they change.</summary>
        Drop,

        /// <summary>Tables go and change.</summary>
        Table,

        /// <summary>What stands on tables comes after them.</summary>
        Create,

        /// <summary>Settings of the file.</summary>
        End,
    }

    /// <summary>What has no automatic fix.</summary>
    public List<PlanResidue> Residue { get; } = [];

    /// <summary>True when a table is rebuilt: SQLite must not follow names while it is renamed.</summary>
    public bool Rebuilds { get; set; }

    /// <summary>True where the statements become a migration: what needs no setting of the session has none.</summary>
    public bool InMigration { get; init; }

    // A table that is dropped takes the rows along that refer to it, where foreign keys are enforced.
    private bool LosesTable =>
        Rebuilds
        || _phases.Any(phase => phase.Exists(item => item.Sql.StartsWith("DROP TABLE", StringComparison.Ordinal)));

    /// <summary>What rows that refer to nothing are counted in.</summary>
    public string Violations { get; set; } = "pragma_foreign_key_check";

    /// <summary>Adds a statement.</summary>
    public void Add(Phase phase, ObjectId item, string sql, params IReadOnlyList<Hazard> hazards) =>
        _phases[(int)phase].Add(new PlanStatement(sql, item, hazards));

    /// <summary>
    /// The plan: one transaction, foreign keys not enforced meanwhile and checked before its end, as the manual orders it
    /// (sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes").
    /// </summary>
    public Plan ToPlan()
    {
        if (_phases.All(phase => phase.Count == 0))
            return new Plan([], Residue);
        return new Plan(
            [
                .. _phases[(int)Phase.Begin],
                .. Bare(InMigration && !LosesTable ? [] : ["PRAGMA foreign_keys = OFF"]),
                .. Bare(["BEGIN IMMEDIATE"]),
                .. _phases[(int)Phase.Rename],
                .. Bare(Rebuilds ? ["PRAGMA legacy_alter_table = ON"] : []),
                .. Bare(Rebuilds ? CountViolations : []),
                .. _phases[(int)Phase.DropTrigger],
                .. _phases[(int)Phase.Drop],
                .. _phases[(int)Phase.Table],
                .. _phases[(int)Phase.Create],
                .. _phases[(int)Phase.End],
                .. Bare(Rebuilds ? CheckViolations : []),
                .. Bare(["COMMIT"]),
                .. Bare(Rebuilds ? ["PRAGMA legacy_alter_table = OFF"] : []),
            ],
            Residue
        )
        {
            StopAtError = ".bail on",
        };
    }

    // Rows that already referred to nothing are not the plan's doing; one more of them stops it.
    private string[] CountViolations =>
        [
            "CREATE TEMP TABLE undrift_violations (before INTEGER, after INTEGER CHECK (after <= before))",
            $"INSERT INTO undrift_violations SELECT count(*), 0 FROM {Violations}",
        ];

    private string[] CheckViolations =>
        [
            $"UPDATE undrift_violations SET after = (SELECT count(*) FROM {Violations})",
            "DROP TABLE temp.undrift_violations",
        ];

    private static IEnumerable<PlanStatement> Bare(IEnumerable<string> statements) =>
        statements.Select(sql => new PlanStatement(sql, null, []));
}
