namespace Undrift.MySql.Planning;

/// <summary>When a statement runs. Within a phase the order is that in which the statements were added.</summary>
internal enum Phase
{
    /// <summary>Before all others: the schema that the plan starts from has the new names.</summary>
    Rename,

    /// <summary>What holds no rows and goes: nothing else is in its way.</summary>
    DropCode,

    /// <summary>Foreign keys that go, or that stand in the way of a change.</summary>
    DropForeignKey,

    /// <summary>Tables that go.</summary>
    DropTable,

    /// <summary>The defaults of what is made after it.</summary>
    Database,

    /// <summary>Sequences, which defaults name.</summary>
    Sequence,

    /// <summary>Functions, which views name, and procedures.</summary>
    Routine,

    /// <summary>Tables that are there.</summary>
    AlterTable,

    /// <summary>What cannot stand in one statement with other changes of a table.</summary>
    Partition,

    /// <summary>New tables.</summary>
    CreateTable,

    /// <summary>Foreign keys, once both ends are there.</summary>
    AddForeignKey,

    /// <summary>Sequences and libraries that go: nothing names them any more.</summary>
    DropSequence,

    /// <summary>Views, those that others show before these.</summary>
    View,

    /// <summary>Triggers.</summary>
    Trigger,

    /// <summary>Events.</summary>
    Event,

    /// <summary>Who may do what.</summary>
    Privilege,
}

/// <summary>A statement of a plan, before it has its place.</summary>
/// <param name="Phase">When it runs.</param>
/// <param name="Object">What it is about.</param>
/// <param name="Sql">Its text, without a semicolon.</param>
/// <param name="Hazards">What it can do besides.</param>
internal sealed record PlanStep(Phase Phase, ObjectId Object, string Sql, params IReadOnlyList<Hazard> Hazards)
{
    /// <summary>The lock that it takes; null: none that others notice.</summary>
    public PlanLock? Lock { get; init; }

    /// <summary>The settings of the session that it needs; null: those of the plan.</summary>
    public SessionSettings? Settings { get; init; }

    /// <summary>True for text that somebody wrote, which may hold semicolons and comments.</summary>
    public bool IsCode { get; init; }
}
