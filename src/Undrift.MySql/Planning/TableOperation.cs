namespace Undrift.MySql.Planning;

/// <summary>What a clause of ALTER TABLE does, as the manuals tell operations apart.</summary>
internal enum TableOperation
{
    AddColumn,

    /// <summary>Before a column that is there.</summary>
    InsertColumn,
    AddAutoIncrement,
    AddStoredColumn,
    AddVirtualColumn,
    DropColumn,
    DropStoredColumn,
    DropVirtualColumn,

    /// <summary>A virtual column with another expression.</summary>
    ChangeVirtualColumn,
    MoveColumn,
    RenameColumn,

    /// <summary>A comment, or whether it is seen by <c>SELECT *</c>.</summary>
    DescribeColumn,
    ChangeDefault,

    /// <summary>A VARCHAR whose length takes as many bytes as before.</summary>
    ExtendColumn,

    /// <summary>Labels at the end of an enum or a set.</summary>
    AddLabels,
    ChangeType,
    AllowNull,
    ForbidNull,
    AddIndex,
    AddFullTextIndex,
    AddSpatialIndex,
    DropIndex,
    RenameIndex,

    /// <summary>Whether the optimizer looks at it.</summary>
    SwitchIndex,
    AddPrimaryKey,
    DropPrimaryKey,
    ReplacePrimaryKey,
    AddForeignKey,
    DropForeignKey,
    AddCheck,
    DropCheck,
    SwitchCheck,
    RenameTable,
    DescribeTable,

    /// <summary>The character set that new columns get.</summary>
    ChangeTableCharset,

    /// <summary>ROW_FORMAT and KEY_BLOCK_SIZE.</summary>
    ChangeRowFormat,

    /// <summary>STATS_PERSISTENT, STATS_AUTO_RECALC, STATS_SAMPLE_PAGES.</summary>
    ChangeStatistics,

    /// <summary>Everything of a table that is not among the others.</summary>
    ChangeTable,
    AddPartition,
    ReorganizePartition,
    Repartition,
}
