namespace Undrift;

/// <summary>How bad a drift is for the running application.</summary>
public enum Severity
{
    /// <summary>Does not affect function.</summary>
    INFO,

    /// <summary>May be intended; to be looked at.</summary>
    WARNING,

    /// <summary>The application or its data is at stake.</summary>
    ERROR,
}

/// <summary>A group of drift types, as a policy names it, with the severity it has when no policy says otherwise.</summary>
public sealed class DriftGroup
{
    private static readonly List<DriftGroup> Known = [];

    private DriftGroup(string name, Severity severity, string meaning, bool onByDefault = true)
    {
        (Name, Severity, Meaning, OnByDefault) = (name, severity, meaning, onByDefault);
        Known.Add(this);
    }

#pragma warning disable CS1591 // The names say it; product documentation describes each group on its page in docs/drift/.
    public static readonly DriftGroup MissingTable = new(
        "missing_table",
        Severity.ERROR,
        "A table that the desired schema has is not in the database."
    );
    public static readonly DriftGroup ExtraTable = new(
        "extra_table",
        Severity.WARNING,
        "A table of the database is not in the desired schema."
    );
    public static readonly DriftGroup MissingColumn = new(
        "missing_column",
        Severity.ERROR,
        "A column that the desired schema has is not in the database."
    );
    public static readonly DriftGroup ExtraColumn = new(
        "extra_column",
        Severity.WARNING,
        "A column of the database is not in the desired schema."
    );
    public static readonly DriftGroup TypeMismatch = new(
        "type_mismatch",
        Severity.WARNING,
        "A column has another type, length, precision or collation than the desired schema says."
    );
    public static readonly DriftGroup NullabilityMismatch = new(
        "nullability_mismatch",
        Severity.ERROR,
        "A column takes NULL on one side only."
    );
    public static readonly DriftGroup DefaultMismatch = new(
        "default_mismatch",
        Severity.INFO,
        "A column has another default than the desired schema says."
    );
    public static readonly DriftGroup IdentityMismatch = new(
        "identity_mismatch",
        Severity.WARNING,
        "Identity, auto-increment or generated expression of a column is not the desired one."
    );
    public static readonly DriftGroup ConstraintMismatch = new(
        "constraint_mismatch",
        Severity.ERROR,
        "A primary key, unique, foreign key, check or exclusion constraint is not the desired one."
    );
    public static readonly DriftGroup IndexMismatch = new(
        "index_mismatch",
        Severity.INFO,
        "An index is missing, extra or defined in another way."
    );
    public static readonly DriftGroup EnumMismatch = new(
        "enum_mismatch",
        Severity.WARNING,
        "An enum has other labels, or their order is another one."
    );
    public static readonly DriftGroup TypeObjectMismatch = new(
        "type_object_mismatch",
        Severity.WARNING,
        "A domain, composite, range or base type or a collation is not the desired one."
    );
    public static readonly DriftGroup ViewMismatch = new(
        "view_mismatch",
        Severity.WARNING,
        "A view is missing, extra or defined in another way."
    );
    public static readonly DriftGroup RoutineMismatch = new(
        "routine_mismatch",
        Severity.WARNING,
        "A function, procedure or what names one is not the desired one."
    );
    public static readonly DriftGroup TriggerMismatch = new(
        "trigger_mismatch",
        Severity.WARNING,
        "A trigger or rule is missing, extra, switched off or defined in another way."
    );
    public static readonly DriftGroup SequenceMismatch = new(
        "sequence_mismatch",
        Severity.WARNING,
        "A sequence or what owns it is not the desired one."
    );
    public static readonly DriftGroup SecurityMismatch = new(
        "security_mismatch",
        Severity.ERROR,
        "Who may read or change what, or as whom something runs, is not what the desired schema says."
    );
    public static readonly DriftGroup ExtensionMismatch = new(
        "extension_mismatch",
        Severity.WARNING,
        "An extension, its version or a foreign-data object is not the desired one."
    );
    public static readonly DriftGroup PartitionMismatch = new(
        "partition_mismatch",
        Severity.WARNING,
        "The partition key, a bound or a parent is not the desired one."
    );
    public static readonly DriftGroup SchemaMismatch = new(
        "schema_mismatch",
        Severity.WARNING,
        "A schema is on one side only."
    );
    public static readonly DriftGroup OptionMismatch = new(
        "option_mismatch",
        Severity.INFO,
        "Storage options, tablespace, statistics or settings are not the desired ones."
    );
    public static readonly DriftGroup CommentMismatch = new(
        "comment_mismatch",
        Severity.INFO,
        "A comment is not the desired one."
    );
    public static readonly DriftGroup OrderMismatch = new(
        "order_mismatch",
        Severity.INFO,
        "The columns stand in another order.",
        onByDefault: false
    );
    public static readonly DriftGroup UnmodelledObject = new(
        "unmodelled_object",
        Severity.ERROR,
        "An object is of a kind that Undrift does not model: it cannot be compared."
    );
    public static readonly DriftGroup UnexplainedDefinition = new(
        "unexplained_definition",
        Severity.ERROR,
        "The definition differs in a way that no property explains."
    );
#pragma warning restore CS1591

    /// <summary>All groups, in the order in which they are documented.</summary>
    public static IReadOnlyList<DriftGroup> All => Known;

    /// <summary>The name that a policy uses.</summary>
    public string Name { get; }

    /// <summary>Severity where no policy rule claims the drift.</summary>
    public Severity Severity { get; }

    /// <summary>What a drift of the group is, in a sentence.</summary>
    public string Meaning { get; }

    /// <summary>False for groups that are compared only when asked for.</summary>
    public bool OnByDefault { get; }

    /// <summary>The group of that name, or null.</summary>
    public static DriftGroup? Find(string name) => Known.Find(group => group.Name == name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
