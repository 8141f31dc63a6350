using Undrift.MySql.Kinds;
using Undrift.MySql.Text;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>
/// What differs in a table that stays: one ALTER TABLE, so that it is copied no more than once. Foreign keys are not among it
/// (<see cref="ForeignKeys"/>), partitions come after it (<see cref="PartitionChanges"/>).
/// </summary>
internal sealed class TableChange
{
    private readonly PlanScope _scope;
    private readonly CatalogObject _was;
    private readonly CatalogObject _wanted;
    private readonly HashSet<string> _changed;
    private readonly List<Difference> _members;
    private readonly ColumnChanges _columns;
    private readonly KeyChanges _keys;

    /// <summary>Takes in what differs.</summary>
    /// <param name="scope">What the plan is made for.</param>
    /// <param name="was">The table as it is.</param>
    /// <param name="wanted">The table as it shall be.</param>
    /// <param name="differences">What differs: the table itself, what stands in it.</param>
    public TableChange(PlanScope scope, CatalogObject was, CatalogObject wanted, IEnumerable<Difference> differences)
    {
        (_scope, _was, _wanted) = (scope, was, wanted);
        var list = differences.ToList();
        _changed = [.. list.Where(item => item.Expected == wanted).SelectMany(item => item.Facets)];
        list.RemoveAll(item => (item.Expected ?? item.Actual)!.Id.Parent.Length == 0);
        _members = [.. list, .. OptionChanges.KeysOfAnotherBlock(scope, was, wanted, list)];
        _columns = new ColumnChanges(scope, was, wanted, _members);
        _keys = new KeyChanges(scope, wanted, _members);
    }

    /// <summary>The table's name.</summary>
    public string Name => _wanted.Id.Name;

    /// <summary>Columns that no foreign key may stand on while they change.</summary>
    public IEnumerable<string> TouchedColumns => _columns.Touched();

    /// <summary>Keys that go, or come back otherwise.</summary>
    public IEnumerable<CatalogObject> GoneKeys => _keys.Gone();

    /// <summary>Adds the statements.</summary>
    public void Add(PlanScript script)
    {
        if (_changed.Contains("definition"))
        {
            script.Leave(
                _wanted.Id,
                "its definition holds something that Undrift does not understand, so that no statement is written for it: see the two texts with 'undrift diff', and change it by hand"
            );
            return;
        }
        var clauses = Clauses(script).ToList();
        foreach (var step in Steps(clauses))
            script.Add(step);
        new PartitionChanges(_scope, _was, _wanted, _changed, _members).Add(script);
        foreach (var item in _members)
            if (item is { Actual: null, Expected: { } column } && NeedsWord(column))
                script.Note(
                    $"{column.Id}: it is NOT NULL and has no default, so that rows that are there get the value that its type has for that case ('' or 0)"
                );
    }

    private IEnumerable<TableClause> Clauses(PlanScript script)
    {
        var checks = CheckChanges.Clauses(_scope, _members).ToLookup(clause => IsDrop(clause));
        var keys = _keys.Clauses().ToLookup(clause => IsDrop(clause));
        var columns = _columns.Clauses().ToLookup(clause => IsDrop(clause));
        var periods = PeriodChanges.Clauses(_was, _wanted, _changed).ToLookup(clause => IsDrop(clause));
        return
        [
            .. checks[true],
            .. keys[true],
            .. periods[true],
            .. columns[true],
            .. columns[false],
            .. keys[false],
            .. checks[false],
            .. OptionChanges.Clauses(script, _was, _wanted, _changed),
            .. periods[false],
        ];
    }

    private static bool IsDrop(TableClause clause) => clause.Sql.StartsWith("DROP ", StringComparison.Ordinal);

    /// <summary>
    /// One statement; where others shall wait as little as can be and it would be spoilt by the rest, what the server does
    /// instantly by itself before it.
    /// </summary>
    private IEnumerable<PlanStep> Steps(List<TableClause> clauses)
    {
        if (clauses.Count == 0)
            return [];
        if (clauses.Where(_keys.ComesApart).ToList() is { Count: > 0 } first && first.Count < clauses.Count)
            return [Step(first), .. Steps([.. clauses.Except(first)])];
        var ofNewColumns = clauses.Where(IsInstantAddition).ToList();
        var rest = clauses.Except(ofNewColumns).ToList();
        var apart =
            _scope.Online && ofNewColumns.Count > 0 && rest.Count > 0 && !Way(rest).Rewrites && Way(clauses).Rewrites;
        return apart ? [Step(ofNewColumns), Step(rest)] : [Step(clauses)];
    }

    private bool IsInstantAddition(TableClause clause) =>
        clause.Operations is [Op.AddColumn or Op.InsertColumn or Op.AddVirtualColumn]
        && Way([clause]).Algorithm == "INSTANT";

    private PlanStep Step(List<TableClause> clauses)
    {
        var way = Way(clauses);
        var text = clauses.Select(clause => clause.Sql).ToList();
        if (_scope.Online && way.Clauses(_scope.Cascades(Name)) is { } held)
            text.Add(held);
        var hazards = clauses.SelectMany(clause => clause.Hazards).ToHashSet();
        if (way.Rewrites)
            hazards.Add(Hazard.TableRewrite);
        return new PlanStep(
            Phase.AlterTable,
            clauses.Count == 1 ? clauses[0].Object : _wanted.Id,
            $"ALTER TABLE {Names.Quote(Name)}{(text.Count == 1 ? " " : "\n  ")}{string.Join(",\n  ", text)}",
            [.. hazards.Order()]
        )
        {
            Lock = way.LockOn(_wanted.Id),
            Settings = TableFacets.SystemVersioned.Of(_was) ? new SessionSettings { KeepsHistory = true } : null,
        };
    }

    private OnlineWay Way(IEnumerable<TableClause> clauses) =>
        OnlineWay.Of(_scope, _was, [.. clauses.SelectMany(clause => clause.Operations)]);

    private static bool NeedsWord(CatalogObject column) =>
        column.Kind == ColumnKind.Modelled
        && ColumnFacets.NotNull.Of(column)
        && ColumnFacets.Default.Of(column) is null
        && ColumnFacets.Generated.Of(column) is null
        && ColumnFacets.SystemTime.Of(column) is null
        && !ColumnFacets.AutoIncrement.Of(column);
}
