using Undrift.MySql.Ddl;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>The columns of a table that stays: those that go, come, change and move, with the checks that belong to them.</summary>
internal sealed class ColumnChanges
{
    private readonly PlanScope _scope;
    private readonly ColumnText _text;
    private readonly Dictionary<string, Difference> _columns;
    private readonly Dictionary<string, Difference> _checks;
    private readonly Dictionary<string, CatalogObject> _targetChecks;
    private readonly Dictionary<string, CatalogObject> _target;
    private readonly ColumnPlaces _places;

    /// <summary>Takes in what differs.</summary>
    /// <param name="scope">What the plan is made for.</param>
    /// <param name="was">The table as it is.</param>
    /// <param name="wanted">The table as it shall be.</param>
    /// <param name="members">What differs in it.</param>
    public ColumnChanges(PlanScope scope, CatalogObject was, CatalogObject wanted, IEnumerable<Difference> members)
    {
        (_scope, _text) = (scope, new ColumnText(scope.IsMariaDb));
        var list = members.ToList();
        _columns = list.Where(item => KindOf(item) == ColumnKind.Modelled).ToDictionary(NameOf);
        _checks = list.Where(item => IsOfColumn((item.Expected ?? item.Actual)!)).ToDictionary(NameOf);
        var table = wanted.Id.Name;
        _target = scope.MembersOf(table, ColumnKind.Modelled, target: true).ToDictionary(item => item.Id.Name);
        _targetChecks = scope.MembersOf(table, target: true).Where(IsOfColumn).ToDictionary(item => item.Id.Name);
        var replaced = _columns.Values.Where(IsReplaced).Select(NameOf);
        var current = scope.MembersOf(table, ColumnKind.Modelled, target: false).Select(item => item.Id.Name);
        _places = new ColumnPlaces(
            ColumnPlaces.Order(TableFacets.ColumnOrder.Of(was), current),
            ColumnPlaces.Order(TableFacets.ColumnOrder.Of(wanted), _target.Keys),
            replaced,
            scope.OrdersColumns
        );
    }

    /// <summary>True for a check that a column has itself (MariaDB).</summary>
    public static bool IsOfColumn(CatalogObject item) =>
        item.Kind == CheckKind.Modelled && item.Id.Signature == CheckReader.OfColumn;

    /// <summary>The clauses, those that drop first.</summary>
    public IEnumerable<TableClause> Clauses() =>
        _columns
            .Values.Where(item => item.Expected is null || IsReplaced(item))
            .Select(item => Dropped(item.Actual!, item.Expected))
            .Concat(_places.InOrder.SelectMany(Placed));

    /// <summary>Columns whose values are stored in another form afterwards, which no foreign key allows.</summary>
    public IEnumerable<string> Touched() =>
        _columns.Values.Where(item => item.Actual is not null && ChangesForm(item)).Select(NameOf);

    private IEnumerable<TableClause> Placed(string name)
    {
        var column = _target[name];
        var difference = _columns.GetValueOrDefault(name);
        if (difference is { Actual: null } || (difference is not null && IsReplaced(difference)))
            yield return Added(column);
        else if (difference is not null || _checks.ContainsKey(name) || _places.Moves(name))
            yield return Modified(column, difference);
    }

    private static TableClause Dropped(CatalogObject column, CatalogObject? again)
    {
        var generated = ColumnFacets.Generated.Of(column) is not null;
        var operation =
            !generated ? Op.DropColumn
            : ColumnFacets.Stored.Of(column) ? Op.DropStoredColumn
            : Op.DropVirtualColumn;
        // What is computed again from the other columns is not lost.
        var loses = !generated || (again is not null && ColumnFacets.Generated.Of(again) is null);
        return new TableClause(
            column.Id,
            $"DROP COLUMN {Names.Quote(column.Id.Name)}",
            operation,
            loses ? [Hazard.DataLoss, Hazard.Irreversible] : []
        );
    }

    private TableClause Added(CatalogObject column)
    {
        var place = _places.Of(column.Id.Name);
        var operation =
            ColumnFacets.AutoIncrement.Of(column) ? Op.AddAutoIncrement
            : ColumnFacets.Generated.Of(column) is null ? (place.Length == 0 ? Op.AddColumn : Op.InsertColumn)
            : ColumnFacets.Stored.Of(column) ? Op.AddStoredColumn
            : Op.AddVirtualColumn;
        var isChecked = _targetChecks.ContainsKey(column.Id.Name);
        return new TableClause(
            column.Id,
            $"ADD COLUMN {Text(column)}{place}",
            isChecked ? [operation, Op.AddCheck] : [operation],
            // What is computed and kept may not fit for a row.
            isChecked || operation is Op.AddStoredColumn
                ? [Hazard.ValidationScan]
                : []
        );
    }

    private TableClause Modified(CatalogObject column, Difference? difference)
    {
        var (operations, hazards) = ColumnOperations.Of(_scope, difference);
        if (_checks.GetValueOrDefault(column.Id.Name) is { } check)
        {
            operations.Add(check.Expected is null ? Op.DropCheck : Op.AddCheck);
            if (check.Expected is not null)
                hazards.Add(Hazard.ValidationScan);
        }
        var place = "";
        if (_places.Moves(column.Id.Name))
        {
            operations.Add(Op.MoveColumn);
            place = _places.Of(column.Id.Name);
        }
        return new TableClause(column.Id, $"MODIFY COLUMN {Text(column)}{place}", operations, [.. hazards]);
    }

    private string Text(CatalogObject column) => _text.Of(column, _targetChecks.GetValueOrDefault(column.Id.Name));

    /// <summary>
    /// True where no MODIFY leads from the one to the other: a column becomes generated or ceases to be, or its values are
    /// stored from now on (MySQL manual, "ALTER TABLE and Generated Columns"; MariaDB manual, "Generated Columns"). From stored
    /// to plain MODIFY keeps the values.
    /// </summary>
    private static bool IsReplaced(Difference difference)
    {
        if (difference is not { Actual: { } was, Expected: { } wanted })
            return false;
        var (old, now) = (FormOf(was), FormOf(wanted));
        return old != now && !(old == "stored" && now == "plain");
    }

    private static string FormOf(CatalogObject column) =>
        ColumnFacets.Generated.Of(column) is null ? "plain"
        : ColumnFacets.Stored.Of(column) ? "stored"
        : "virtual";

    private static bool ChangesForm(Difference difference) =>
        difference.Expected is null
        || difference.Facets.Any(name => ColumnOperations.OfForm.Contains(name))
        || IsReplaced(difference);

    private static ObjectKind KindOf(Difference difference) => (difference.Expected ?? difference.Actual)!.Kind;

    private static string NameOf(Difference difference) => (difference.Expected ?? difference.Actual)!.Id.Name;
}
