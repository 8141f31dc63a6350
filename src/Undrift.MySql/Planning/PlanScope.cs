using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;

namespace Undrift.MySql.Planning;

/// <summary>What a plan is made for: the two schemas, what differs, and the server that it runs on.</summary>
internal sealed class PlanScope
{
    private readonly ILookup<string, CatalogObject> _current;
    private readonly ILookup<string, CatalogObject> _target;

    /// <summary>Compares the two.</summary>
    /// <param name="current">The schema as it is, renames done.</param>
    /// <param name="target">The schema as it shall be.</param>
    /// <param name="options">What was chosen.</param>
    public PlanScope(Catalog current, Catalog target, PlanOptions options)
    {
        // Where the servers take two names for one, the ids of both sides are the same from here on.
        Current = SpellingAlignment.Align(target, current);
        Target = target;
        Online = options.Online;
        OrdersColumns = options.ColumnOrder;
        Version = ServerVersion.Parse(current.Origin.ServerVersion) ?? ServerVersion.Parse(target.Origin.ServerVersion);
        var how = new ComparisonOptions(
            options.ColumnOrder ? new HashSet<DriftGroup> { DriftGroup.OrderMismatch } : null,
            AllowEmpty: true,
            Cluster: current.Cluster && target.Cluster
        );
        Differences = Differ.Compare(Target, Current, how).Differences;
        (_current, _target) = (Members(Current), Members(Target));
    }

    /// <summary>The schema as it is.</summary>
    public Catalog Current { get; }

    /// <summary>The schema as it shall be.</summary>
    public Catalog Target { get; }

    /// <summary>All that differs, each object once.</summary>
    public IReadOnlyList<Difference> Differences { get; }

    /// <summary>True where others shall wait as little as can be.</summary>
    public bool Online { get; }

    /// <summary>True where columns that are there change their places.</summary>
    public bool OrdersColumns { get; }

    /// <summary>The server that the plan runs on; null: not known.</summary>
    public ServerVersion? Version { get; }

    /// <summary>True for MariaDB, and where nothing is known.</summary>
    public bool IsMariaDb => Version?.IsMariaDb != false;

    /// <summary>What stands in a table of the schema as it is, or as it shall be.</summary>
    public IEnumerable<CatalogObject> MembersOf(string table, bool target) => (target ? _target : _current)[table];

    /// <summary>The same, of one kind.</summary>
    public IEnumerable<CatalogObject> MembersOf(string table, ObjectKind kind, bool target) =>
        MembersOf(table, target).Where(item => item.Kind == kind);

    /// <summary>A table; null: there is none.</summary>
    public CatalogObject? Table(string name, bool target) => (target ? Target : Current).Find(TableKind.IdOf(name));

    /// <summary>True for a table that is there before and after.</summary>
    public bool Stays(string table) =>
        Table(table, target: false) is not null && Table(table, target: true) is not null;

    /// <summary>True where rows of the table change, or go, with those that they refer to.</summary>
    public bool Cascades(string table) =>
        MembersOf(table, ForeignKeyKind.Modelled, target: false)
            .Any(key => ForeignKeyKind.OnDelete.Of(key) is not null || ForeignKeyKind.OnUpdate.Of(key) is not null);

    private static ILookup<string, CatalogObject> Members(Catalog catalog) =>
        catalog.Objects.Where(item => item.Id.Parent.Length > 0).ToLookup(item => item.Id.Parent);
}
