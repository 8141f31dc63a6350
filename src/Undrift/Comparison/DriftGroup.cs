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

    private DriftGroup(string name, Severity severity, bool onByDefault = true)
    {
        (Name, Severity, OnByDefault) = (name, severity, onByDefault);
        Known.Add(this);
    }

#pragma warning disable CS1591 // The names say it; product documentation describes each group on its page in docs/drift/.
    public static readonly DriftGroup MissingTable = new("missing_table", Severity.ERROR);
    public static readonly DriftGroup ExtraTable = new("extra_table", Severity.WARNING);
    public static readonly DriftGroup MissingColumn = new("missing_column", Severity.ERROR);
    public static readonly DriftGroup ExtraColumn = new("extra_column", Severity.WARNING);
    public static readonly DriftGroup TypeMismatch = new("type_mismatch", Severity.WARNING);
    public static readonly DriftGroup NullabilityMismatch = new("nullability_mismatch", Severity.ERROR);
    public static readonly DriftGroup DefaultMismatch = new("default_mismatch", Severity.INFO);
    public static readonly DriftGroup IdentityMismatch = new("identity_mismatch", Severity.WARNING);
    public static readonly DriftGroup ConstraintMismatch = new("constraint_mismatch", Severity.ERROR);
    public static readonly DriftGroup IndexMismatch = new("index_mismatch", Severity.INFO);
    public static readonly DriftGroup EnumMismatch = new("enum_mismatch", Severity.WARNING);
    public static readonly DriftGroup TypeObjectMismatch = new("type_object_mismatch", Severity.WARNING);
    public static readonly DriftGroup ViewMismatch = new("view_mismatch", Severity.WARNING);
    public static readonly DriftGroup RoutineMismatch = new("routine_mismatch", Severity.WARNING);
    public static readonly DriftGroup TriggerMismatch = new("trigger_mismatch", Severity.WARNING);
    public static readonly DriftGroup SequenceMismatch = new("sequence_mismatch", Severity.WARNING);
    public static readonly DriftGroup SecurityMismatch = new("security_mismatch", Severity.ERROR);
    public static readonly DriftGroup ExtensionMismatch = new("extension_mismatch", Severity.WARNING);
    public static readonly DriftGroup PartitionMismatch = new("partition_mismatch", Severity.WARNING);
    public static readonly DriftGroup SchemaMismatch = new("schema_mismatch", Severity.WARNING);
    public static readonly DriftGroup OptionMismatch = new("option_mismatch", Severity.INFO);
    public static readonly DriftGroup CommentMismatch = new("comment_mismatch", Severity.INFO);
    public static readonly DriftGroup OrderMismatch = new("order_mismatch", Severity.INFO, onByDefault: false);
    public static readonly DriftGroup UnmodelledObject = new("unmodelled_object", Severity.ERROR);
    public static readonly DriftGroup UnexplainedDefinition = new("unexplained_definition", Severity.ERROR);
#pragma warning restore CS1591

    /// <summary>All groups, in the order in which they are documented.</summary>
    public static IReadOnlyList<DriftGroup> All => Known;

    /// <summary>The name that a policy uses.</summary>
    public string Name { get; }

    /// <summary>Severity where no policy rule claims the drift.</summary>
    public Severity Severity { get; }

    /// <summary>False for groups that are compared only when asked for.</summary>
    public bool OnByDefault { get; }

    /// <summary>The group of that name, or null.</summary>
    public static DriftGroup? Find(string name) => Known.Find(group => group.Name == name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
