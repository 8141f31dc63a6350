using System.Globalization;
using Undrift.MySql.Ddl;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>
/// How a table that stays is partitioned. Rows are never dropped with a partition: those of one that goes move to another,
/// or the server refuses where none takes them (MySQL manual, "Management of RANGE and LIST Partitions").
/// </summary>
internal sealed class PartitionChanges(
    PlanScope scope,
    CatalogObject was,
    CatalogObject wanted,
    IReadOnlySet<string> changed,
    IReadOnlyList<Difference> members
)
{
    private const string Rest = "LESS THAN MAXVALUE";

    private static readonly string[] Ways =
    [
        TableFacets.PartitionBy.Name,
        TableFacets.PartitionStarts.Name,
        TableFacets.SubPartitionBy.Name,
        TableFacets.SubPartitionCount.Name,
    ];

    private string Head => $"ALTER TABLE {Names.Quote(wanted.Id.Name)} ";

    /// <summary>Adds the statement, if there is something to change.</summary>
    public void Add(PlanScript script)
    {
        var count = changed.Contains(TableFacets.PartitionCount.Name);
        var listed = members.Any(item => (item.Expected ?? item.Actual)!.Kind == PartitionKind.Modelled);
        if (Ways.Any(changed.Contains))
            script.Add(TableFacets.PartitionBy.Of(wanted) is null ? Removed() : Anew());
        else if (count && !listed && OfNumber() is { } step)
            script.Add(step);
        else if (count)
            script.Add(Anew());
        else if (listed)
            script.Add(OfList());
    }

    private PlanStep Removed() => Step("REMOVE PARTITIONING", Op.Repartition);

    private PlanStep Anew() =>
        Step(
            PartitionText.Of(Ordered(), Partitions(target: true)).TrimStart('\n'),
            Op.Repartition,
            Hazard.ValidationScan
        );

    /// <summary>HASH and KEY: a number more or less.</summary>
    private PlanStep? OfNumber()
    {
        if (
            TableFacets.PartitionCount.Of(was) is not { } before
            || TableFacets.PartitionCount.Of(wanted) is not { } after
        )
            return null;
        var number = Math.Abs(after - before).ToString(CultureInfo.InvariantCulture);
        return Step(
            after > before ? $"ADD PARTITION PARTITIONS {number}" : $"COALESCE PARTITION {number}",
            Op.ReorganizePartition
        );
    }

    /// <summary>
    /// RANGE and LIST: what stays at both ends of the list is left alone. Where nothing stood between, partitions are added;
    /// else those between are cut anew, with the rows that they hold.
    /// </summary>
    private PlanStep OfList()
    {
        var (old, now) = (InOrder(was, target: false), InOrder(wanted, target: true));
        var method = TableFacets.PartitionBy.Of(wanted) ?? "";
        var isRange = method.StartsWith("RANGE", StringComparison.OrdinalIgnoreCase);
        var isList = method.StartsWith("LIST", StringComparison.OrdinalIgnoreCase);
        if (!isRange && !isList)
            return Anew();
        var head = old.Zip(now).TakeWhile(pair => AreSame(pair.First, pair.Second)).Count();
        var tail = old.Skip(head)
            .Reverse()
            .Zip(now.Skip(head).Reverse())
            .TakeWhile(pair => AreSame(pair.First, pair.Second))
            .Count();
        // Ranges between others are cut out of the one behind them, or given to it.
        if (isRange && tail > 0 && (old.Count == head + tail || now.Count == head + tail))
            tail--;
        var (gone, come) = (old[head..^tail], now[head..^tail]);
        var added = string.Join(",\n ", come.Select(PartitionText.Partition));
        if (gone.Count == 0 && (isList || tail == 0))
            return Step($"ADD PARTITION (\n {added})", Op.AddPartition);
        var fits = isList || (come.Count > 0 && gone.Count > 0 && Reaches(come[^1], gone[^1], isLast: tail == 0));
        return gone.Count > 0 && come.Count > 0 && fits
            ? Step(
                $"REORGANIZE PARTITION {Names.Quote(gone.Select(item => item.Id.Name))} INTO (\n {added})",
                Op.ReorganizePartition,
                Hazard.ValidationScan
            )
            : Anew();
    }

    /// <summary>A range between others keeps its end, the last one may go further (MySQL manual, "ALTER TABLE Partition Operations").</summary>
    private static bool Reaches(CatalogObject partition, CatalogObject was, bool isLast)
    {
        var (end, old) = (PartitionKind.Values.Of(partition), PartitionKind.Values.Of(was));
        if (end == old)
            return true;
        return isLast && (end == Rest || (Number(end) is { } now && Number(old) is { } before && now > before));
    }

    private static long? Number(string? values) =>
        values is not null
        && values.StartsWith("LESS THAN (", StringComparison.Ordinal)
        && long.TryParse(
            values.AsSpan()[11..^1],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private PlanStep Step(string clause, Op operation, params IReadOnlyList<Hazard> hazards)
    {
        var way = OnlineWay.Of(scope, was, [operation]);
        return new PlanStep(
            Phase.Partition,
            wanted.Id,
            Head + clause,
            way.Rewrites ? [Hazard.TableRewrite, .. hazards] : hazards
        )
        {
            Lock = way.LockOn(wanted.Id),
            Settings = TableFacets.SystemVersioned.Of(was) ? new SessionSettings { KeepsHistory = true } : null,
        };
    }

    private IEnumerable<CatalogObject> Partitions(bool target) =>
        scope.MembersOf(wanted.Id.Name, PartitionKind.Modelled, target);

    /// <summary>The partitions as the table lists them. Where one came from elsewhere, as their values rise.</summary>
    private List<CatalogObject> InOrder(CatalogObject table, bool target)
    {
        var byName = Partitions(target).ToDictionary(item => item.Id.Name, StringComparer.OrdinalIgnoreCase);
        var stated = TableFacets.PartitionOrder.Of(table) ?? [];
        var order = ColumnPlaces.Order(stated, byName.Keys).Select(name => byName[name]).ToList();
        if (byName.Keys.Except(stated, StringComparer.OrdinalIgnoreCase).Any())
            order.Sort((one, other) => CompareValues(PartitionKind.Values.Of(one), PartitionKind.Values.Of(other)));
        return order;
    }

    private static int CompareValues(string? one, string? other) =>
        one == other ? 0
        : one == Rest ? 1
        : other == Rest ? -1
        : Number(one) is { } left && Number(other) is { } right ? left.CompareTo(right)
        : string.CompareOrdinal(one, other);

    /// <summary>The table, which lists its partitions as they shall be.</summary>
    private CatalogObject Ordered()
    {
        var names = FacetValue.Of([.. InOrder(wanted, target: true).Select(item => item.Id.Name)]);
        return wanted.WithValues(entry => entry.Facet == TableFacets.PartitionOrder ? names : entry.Value);
    }

    private static bool AreSame(CatalogObject one, CatalogObject other) =>
        one.Id == other.Id && PartitionKind.Modelled.Facets.All(facet => one[facet].SameAs(other[facet]));
}
