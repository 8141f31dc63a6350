using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

/// <summary>One test per line of the three lists of operations that define critical, major and minor.</summary>
public sealed class RiskTableTests
{
    private static readonly CatalogObject ForeignKey = In("t", TestKinds.ForeignKey, "t_fk");
    private static readonly CatalogObject Index = In("t", TestKinds.Index, "t_idx", TestKinds.Definition.Is("(a)"));
    private static readonly CatalogObject Check = In("t", TestKinds.Check, "t_check");
    private static readonly CatalogObject Required = Column("t", "c", TestKinds.NotNull.Is(true));
    private static readonly CatalogObject Nullable = Column("t", "c");

    // "DROP TABLE - Removing entire tables"
    [Fact]
    public void Critical_DROP_TABLE() => Assert.Equal(Risk.Critical, Of([], [Table("surplus")]));

    // "DROP COLUMN - Removing columns"
    [Fact]
    public void Critical_DROP_COLUMN() => Assert.Equal(Risk.Critical, Of([], [Nullable]));

    // "ALTER COLUMN ... DROP NOT NULL - Removing NOT NULL constraints"
    [Fact]
    public void Critical_DROP_NOT_NULL() => Assert.Equal(Risk.Critical, Of([Nullable], [Required]));

    // "DROP CONSTRAINT ... FOREIGN KEY - Removing foreign keys"
    [Fact]
    public void Critical_DROP_FOREIGN_KEY() => Assert.Equal(Risk.Critical, Of([], [ForeignKey]));

    // "ALTER TABLE ... ADD COLUMN ... NOT NULL - Adding required columns"
    [Fact]
    public void Major_ADD_COLUMN_NOT_NULL() => Assert.Equal(Risk.Major, Of([Required], []));

    // "ALTER COLUMN ... TYPE - Changing column types"
    [Fact]
    public void Major_ALTER_COLUMN_TYPE() =>
        Assert.Equal(
            Risk.Major,
            Of([Column("t", "c", TestKinds.Type.Is("bigint"))], [Column("t", "c", TestKinds.Type.Is("integer"))])
        );

    // "ADD CONSTRAINT ... FOREIGN KEY - Adding foreign keys"
    [Fact]
    public void Major_ADD_FOREIGN_KEY() => Assert.Equal(Risk.Major, Of([ForeignKey], []));

    // "DROP INDEX - Removing indexes"
    [Fact]
    public void Major_DROP_INDEX() => Assert.Equal(Risk.Major, Of([], [Index]));

    // "ALTER COLUMN ... SET NOT NULL - Adding NOT NULL constraints"
    [Fact]
    public void Major_SET_NOT_NULL() => Assert.Equal(Risk.Major, Of([Required], [Nullable]));

    // "ALTER TABLE ... ADD COLUMN - Adding nullable columns"
    [Fact]
    public void Minor_ADD_COLUMN() => Assert.Equal(Risk.Minor, Of([Nullable], []));

    // "CREATE TABLE - Adding new tables"
    [Fact]
    public void Minor_CREATE_TABLE() =>
        Assert.Equal(Risk.Minor, Of([Table("new"), Column("new", "c", TestKinds.NotNull.Is(true))], []));

    // "CREATE INDEX - Adding indexes"
    [Fact]
    public void Minor_CREATE_INDEX() => Assert.Equal(Risk.Minor, Of([Index], []));

    // "ALTER TABLE ... DROP CONSTRAINT ... CHECK - Removing check constraints"
    [Fact]
    public void Minor_DROP_CHECK() => Assert.Equal(Risk.Minor, Of([], [Check]));

    // "COMMENT ON - Updating comments"
    [Fact]
    public void Minor_COMMENT_ON()
    {
        Assert.Equal(Risk.Minor, Of([Column("t", "c", TestKinds.Comment.Is("new"))], [Nullable]));
        Assert.Equal(Risk.Minor, Of([], [In("t", TestKinds.Remark, "r")]));
        Assert.Equal(Risk.Minor, Of([In("t", TestKinds.Remark, "r")], []));
    }

    [Fact]
    public void Adding_a_check_scans_the_table_and_is_major() => Assert.Equal(Risk.Major, Of([Check], []));

    [Fact]
    public void A_required_column_is_major_to_add_also_with_a_default() =>
        Assert.Equal(Risk.Major, Of([Column("t", "c", TestKinds.NotNull.Is(true), TestKinds.Default.Is("0"))], []));

    [Fact]
    public void A_changed_foreign_key_is_dropped_and_added_and_so_critical() =>
        Assert.Equal(
            Risk.Critical,
            Of([In("t", TestKinds.ForeignKey, "t_fk", TestKinds.Deferrable.Is(true))], [ForeignKey])
        );

    [Fact]
    public void A_changed_index_is_dropped_and_added_and_so_major() =>
        Assert.Equal(Risk.Major, Of([Index], [In("t", TestKinds.Index, "t_idx", TestKinds.Definition.Is("(b)"))]));

    [Fact]
    public void A_changed_default_touches_no_row_and_is_minor() =>
        Assert.Equal(Risk.Minor, Of([Column("t", "c", TestKinds.Default.Is("0"))], [Nullable]));

    [Fact]
    public void An_extra_schema_with_a_table_in_it_is_critical()
    {
        CatalogObject Inside(string name) =>
            new(new ObjectId("table", "old", "", name), TestKinds.Table)
            {
                Owner = new ObjectId("schema", "", "", "old"),
            };
        Assert.Equal(Risk.Critical, Of([], [Schema("old"), Inside("t")]));
        Assert.Equal(Risk.Major, Of([], [Schema("old")]));
    }

    [Fact]
    public void What_the_table_does_not_know_is_major()
    {
        Assert.Equal(Risk.Major, Of([], [In("t", TestKinds.PrimaryKey, "t_pkey")]));
        Assert.Equal(Risk.Major, Of([In("t", TestKinds.PrimaryKey, "t_pkey")], []));
        var table = Table("t2", TestKinds.Force.Is(true));
        Assert.Equal(Risk.Major, Of([table], [Table("t2")]));
    }

    private static Risk Of(CatalogObject[] desired, CatalogObject[] actual) =>
        RiskTable.Of(Drifts(desired, actual).Single());
}
