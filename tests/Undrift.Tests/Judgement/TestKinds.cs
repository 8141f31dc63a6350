namespace Undrift.Tests.Judging;

/// <summary>Kinds of an engine that exists in these tests only: enough of each sort to judge.</summary>
internal static class TestKinds
{
    public static readonly Facet<bool> Force = Facet.Flag("force_rls", DriftGroup.SecurityMismatch);
    public static readonly Facet<string?> Comment = Facet.Text("comment", DriftGroup.CommentMismatch);
    public static readonly Facet<string?> Type = Facet.Text("type", DriftGroup.TypeMismatch);
    public static readonly Facet<bool> NotNull = Facet.Flag("not_null", DriftGroup.NullabilityMismatch);
    public static readonly Facet<string?> Default = Facet.Text("default", DriftGroup.DefaultMismatch);
    public static readonly Facet<bool> Unique = Facet.Flag("unique");
    public static readonly Facet<string?> Definition = Facet.Text("definition");
    public static readonly Facet<bool> Deferrable = Facet.Flag("deferrable");

    public static readonly ObjectKind Schema = new("schema", DriftGroup.SchemaMismatch, [Comment]) { Ambient = true };

    public static readonly ObjectKind Extension = new("extension", DriftGroup.ExtensionMismatch, [Definition])
    {
        DecidesMembers = true,
    };

    public static readonly ObjectKind Table = new(
        "table",
        DriftGroup.MissingTable,
        DriftGroup.ExtraTable,
        DriftGroup.OptionMismatch,
        [Definition, Force, Comment]
    );

    public static readonly ObjectKind Column = new(
        "column",
        DriftGroup.MissingColumn,
        DriftGroup.ExtraColumn,
        DriftGroup.TypeMismatch,
        [Type, NotNull, Default, Comment]
    );

    public static readonly ObjectKind Index = new("index", DriftGroup.IndexMismatch, [Definition, Unique]);

    public static readonly ObjectKind ForeignKey = new(
        "foreign_key",
        DriftGroup.ConstraintMismatch,
        [Definition, Deferrable]
    )
    {
        Risks = _ => RiskProfile.ForeignKey,
    };

    public static readonly ObjectKind Check = new("check", DriftGroup.ConstraintMismatch, [Definition])
    {
        Risks = _ => RiskProfile.Check,
    };

    public static readonly ObjectKind PrimaryKey = new("primary_key", DriftGroup.ConstraintMismatch, [Definition]);
    public static readonly ObjectKind Routine = new("routine", DriftGroup.RoutineMismatch, [Definition]);
    public static readonly ObjectKind Remark = new("remark", DriftGroup.CommentMismatch, [Definition]);

    public static readonly IReadOnlyList<ObjectKind> All =
    [
        Schema,
        Extension,
        Table,
        Column,
        Index,
        ForeignKey,
        Check,
        PrimaryKey,
        Routine,
        Remark,
    ];

    public static readonly Vocabulary Words = new(All);
}
