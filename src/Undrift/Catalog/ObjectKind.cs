namespace Undrift;

/// <summary>
/// A kind of object that an engine reads: its name, its facets and the drift groups that its differences belong to.
/// Declared once, in the kind's own folder.
/// </summary>
public sealed class ObjectKind
{
    /// <summary>Declares a kind whose differences all belong to one group, unless a facet names another.</summary>
    public ObjectKind(string name, DriftGroup group, IReadOnlyList<Facet> facets)
        : this(name, group, group, group, facets) { }

    /// <summary>Declares a kind with a group for each sort of difference.</summary>
    /// <exception cref="ArgumentException">Two facets have one name.</exception>
    public ObjectKind(
        string name,
        DriftGroup missing,
        DriftGroup extra,
        DriftGroup changed,
        IReadOnlyList<Facet> facets
    )
    {
        if (facets.DistinctBy(facet => facet.Name).Count() != facets.Count)
            throw new ArgumentException($"kind {name} declares a facet name twice", nameof(facets));
        (Name, Missing, Extra, Changed, Facets) = (name, missing, extra, changed, facets);
    }

    /// <summary>The kind's name in ids, reports and patterns, snake_case.</summary>
    public string Name { get; }

    /// <summary>Group of an object that the actual side lacks.</summary>
    public DriftGroup Missing { get; }

    /// <summary>Group of an object that only the actual side has.</summary>
    public DriftGroup Extra { get; }

    /// <summary>Group of a changed facet that names no group of its own.</summary>
    public DriftGroup Changed { get; }

    /// <summary>The facets in canonical order.</summary>
    public IReadOnlyList<Facet> Facets { get; }

    /// <summary>
    /// True for kinds that every database has (its default schema, its settings): they do not count when a catalog is
    /// judged empty.
    /// </summary>
    public bool Ambient { get; init; }

    /// <summary>
    /// True for a kind whose change explains every difference of the objects that it owns: another version of an extension
    /// brings other members.
    /// </summary>
    public bool DecidesMembers { get; init; }

    /// <summary>
    /// True where the engine takes two names of this kind that differ in the case of ASCII letters for one (SQLite): the
    /// differ then takes them for one, too, and reports the desired spelling.
    /// </summary>
    public bool NamesIgnoreCase { get; init; }

    /// <summary>
    /// True for what belongs to the whole server and not to one database (roles): read and compared only when asked for.
    /// </summary>
    public bool ClusterLevel { get; init; }

    /// <summary>True for the kind whose names are the schemas that other objects stand in.</summary>
    public bool IsNamespace { get; init; }

    /// <summary>
    /// True for privileges that a schema may say nothing of without meaning that there shall be none
    /// (<see cref="Catalog.Unstated"/>): <see cref="ComparisonOptions.Privileges"/> decides then.
    /// </summary>
    public bool IsPrivilege { get; init; }

    /// <summary>
    /// False for what SQL that makes a schema cannot state, since it does not know the name of the database: it is compared
    /// between databases and their snapshots only.
    /// </summary>
    public bool StatedInSql { get; init; } = true;

    /// <summary>
    /// Names of the kinds of members whose existence this kind's definition decides: the columns of a view. A missing or
    /// extra one is explained by the change of its owner.
    /// </summary>
    public IReadOnlyList<string> DefinedMembers { get; init; } = [];

    /// <summary>
    /// The risk of dropping, adding or changing an object of this kind, where the drift group does not say enough; null:
    /// the group decides.
    /// </summary>
    public Func<CatalogObject, RiskProfile?>? Risks { get; init; }

    /// <summary>The kind's name.</summary>
    public override string ToString() => Name;
}
