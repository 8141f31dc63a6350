using Undrift.MySql.Connection;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>What others can do while a table is changed in place.</summary>
internal enum Sharing
{
    /// <summary>Read and write.</summary>
    Writes,

    /// <summary>Read.</summary>
    Reads,
}

/// <summary>How InnoDB does an operation of ALTER TABLE.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="InstantSince">The first version in which only the data dictionary changes; null: none does it so.</param>
/// <param name="InPlace">True where the server's layer above InnoDB does not copy row by row.</param>
/// <param name="Rebuilds">True where, if not instant, the rows are written anew all the same.</param>
/// <param name="Sharing">What others can do meanwhile, if it is in place; beside a copy they can read.</param>
internal sealed record OnlineRule(Op Operation, Version? InstantSince, bool InPlace, bool Rebuilds, Sharing Sharing);

/// <summary>
/// The tables of the manuals, as data. MySQL: "Online DDL Operations" of the manuals of 8.0, 8.4 and 9 (InnoDB and Online
/// DDL), and "Online DDL Limitations". MariaDB 10.6 and later: "InnoDB Online DDL Operations with the INSTANT Alter
/// Algorithm", "… with the INPLACE Alter Algorithm" and "… with the NOCOPY Alter Algorithm". What a manual does not name is
/// taken for a copy; other engines than InnoDB copy always.
/// </summary>
internal static class OnlineRules
{
    private static readonly Version Always = new(0, 0);

    private static readonly OnlineRule[] OfMySql =
    [
        // "Column Operations". Instant since 8.0.12 at the end, since 8.0.29 anywhere.
        InPlace(Op.AddColumn, instant: new Version(8, 0, 12), rebuilds: true),
        InPlace(Op.InsertColumn, instant: new Version(8, 0, 29), rebuilds: true),
        InPlace(Op.AddAutoIncrement, rebuilds: true, sharing: Sharing.Reads),
        InPlace(Op.DropColumn, instant: new Version(8, 0, 29), rebuilds: true),
        InPlace(Op.RenameColumn, instant: new Version(8, 0, 28)),
        InPlace(Op.MoveColumn, rebuilds: true),
        InPlace(Op.DescribeColumn),
        InPlace(Op.ChangeDefault, instant: Always),
        InPlace(Op.ExtendColumn),
        InPlace(Op.AddLabels, instant: Always),
        Copy(Op.ChangeType),
        InPlace(Op.AllowNull, rebuilds: true),
        InPlace(Op.ForbidNull, rebuilds: true),
        // "Generated Column Operations".
        Copy(Op.AddStoredColumn),
        InPlace(Op.DropStoredColumn, rebuilds: true),
        InPlace(Op.AddVirtualColumn, instant: Always),
        InPlace(Op.DropVirtualColumn, instant: Always),
        Copy(Op.ChangeVirtualColumn),
        // "Index Operations".
        InPlace(Op.AddIndex),
        InPlace(Op.AddFullTextIndex, sharing: Sharing.Reads),
        InPlace(Op.AddSpatialIndex, sharing: Sharing.Reads),
        InPlace(Op.DropIndex),
        InPlace(Op.RenameIndex),
        InPlace(Op.SwitchIndex),
        // "Primary Key Operations".
        InPlace(Op.AddPrimaryKey, rebuilds: true),
        Copy(Op.DropPrimaryKey),
        InPlace(Op.ReplacePrimaryKey, rebuilds: true),
        // "Foreign Key Operations": in place only with foreign_key_checks off, and then no row is looked at.
        Copy(Op.AddForeignKey),
        InPlace(Op.DropForeignKey),
        // "Table Operations".
        InPlace(Op.RenameTable, instant: Always),
        InPlace(Op.ChangeRowFormat, rebuilds: true),
        InPlace(Op.ChangeStatistics),
        InPlace(Op.ChangeTableCharset, rebuilds: true),
        InPlace(Op.DescribeTable),
        // "Partitioning Operations".
        InPlace(Op.AddPartition),
        InPlace(Op.ReorganizePartition, rebuilds: true, sharing: Sharing.Reads),
    ];

    private static readonly OnlineRule[] OfMariaDb =
    [
        // "Column Operations".
        InPlace(Op.AddColumn, instant: Always, rebuilds: true),
        InPlace(Op.InsertColumn, instant: Always, rebuilds: true),
        InPlace(Op.AddAutoIncrement, rebuilds: true, sharing: Sharing.Reads),
        InPlace(Op.DropColumn, instant: Always, rebuilds: true),
        InPlace(Op.RenameColumn, instant: Always),
        InPlace(Op.MoveColumn, instant: Always, rebuilds: true),
        InPlace(Op.DescribeColumn, instant: Always),
        InPlace(Op.ChangeDefault, instant: Always),
        InPlace(Op.ExtendColumn, instant: Always),
        InPlace(Op.AddLabels, instant: Always),
        Copy(Op.ChangeType),
        // Instant with ROW_FORMAT=REDUNDANT only.
        InPlace(Op.AllowNull, rebuilds: true),
        InPlace(Op.ForbidNull, rebuilds: true),
        Copy(Op.AddStoredColumn),
        InPlace(Op.DropStoredColumn, rebuilds: true),
        InPlace(Op.AddVirtualColumn, instant: Always),
        InPlace(Op.DropVirtualColumn, instant: Always),
        Copy(Op.ChangeVirtualColumn),
        // "Index Operations".
        InPlace(Op.AddIndex),
        InPlace(Op.AddFullTextIndex, sharing: Sharing.Reads),
        InPlace(Op.AddSpatialIndex, sharing: Sharing.Reads),
        InPlace(Op.DropIndex),
        InPlace(Op.RenameIndex, instant: Always),
        InPlace(Op.SwitchIndex, instant: Always),
        InPlace(Op.AddPrimaryKey, rebuilds: true),
        Copy(Op.DropPrimaryKey),
        InPlace(Op.ReplacePrimaryKey, rebuilds: true),
        // "ALTER TABLE ... ADD FOREIGN KEY": in place only with foreign_key_checks off.
        Copy(Op.AddForeignKey),
        InPlace(Op.DropForeignKey, instant: Always),
        Copy(Op.AddCheck),
        InPlace(Op.DropCheck, instant: Always),
        // "Table Operations".
        InPlace(Op.RenameTable, instant: Always),
        InPlace(Op.ChangeRowFormat, rebuilds: true),
        InPlace(Op.ChangeStatistics, instant: Always),
        InPlace(Op.DescribeTable, instant: Always),
        InPlace(Op.ReorganizePartition, rebuilds: true, sharing: Sharing.Reads),
        InPlace(Op.AddPartition),
    ];

    private static readonly Dictionary<Op, OnlineRule> MySql = OfMySql.ToDictionary(rule => rule.Operation);
    private static readonly Dictionary<Op, OnlineRule> MariaDb = OfMariaDb.ToDictionary(rule => rule.Operation);

    /// <summary>The rule of an operation.</summary>
    public static OnlineRule Of(Op operation, Flavour flavour) =>
        (flavour is Flavour.MariaDb ? MariaDb : MySql).GetValueOrDefault(operation) ?? Copy(operation);

    private static OnlineRule InPlace(
        Op operation,
        Version? instant = null,
        bool rebuilds = false,
        Sharing sharing = Sharing.Writes
    ) => new(operation, instant, InPlace: true, rebuilds, sharing);

    private static OnlineRule Copy(Op operation) => new(operation, null, InPlace: false, Rebuilds: true, Sharing.Reads);
}
