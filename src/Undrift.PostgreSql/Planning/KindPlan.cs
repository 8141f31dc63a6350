namespace Undrift.PostgreSql.Planning;

/// <summary>
/// How the objects of one kind are made, changed and dropped. Owner and comment are set by the planner, where the kind
/// gives a <see cref="Reference"/>.
/// </summary>
internal abstract class KindPlan
{
    /// <summary>The object as DROP, COMMENT ON and ALTER … OWNER TO take it: <c>TABLE public.users</c>.</summary>
    public virtual string? Reference(CatalogObject item) => null;

    /// <summary>The object as ALTER … DEPENDS ON EXTENSION takes it: where that is another name for it, that.</summary>
    public virtual string? ExtensionReference(CatalogObject item) => Reference(item);

    /// <summary>True where <c>ALTER … OWNER TO</c> takes the reference.</summary>
    public virtual bool HasOwner => true;

    /// <summary>
    /// True for what holds rows, or cannot be had again: it is never dropped to be made anew with other facets.
    /// </summary>
    public virtual bool IsKept(CatalogObject item) => false;

    /// <summary>True where DROP of the owner takes the object along; else it has to go first.</summary>
    public virtual bool GoesWithOwner => true;

    /// <summary>True for what the statement that makes its owner makes, too: a column of a new table.</summary>
    public virtual bool ComesWithOwner(CatalogObject item, PlanScope scope) => false;

    /// <summary>
    /// True for a copy that the server makes where the original is made: the column of a partition, a row trigger.
    /// </summary>
    public virtual bool ComesWithTemplate => false;

    /// <summary>
    /// True for a copy that is made before the original, which then takes it over: the index of a partition.
    /// </summary>
    public virtual bool JoinsTemplate => false;

    /// <summary>True where the server itself brings the object in line with a column that gets another type.</summary>
    public virtual bool FollowsColumnType => false;

    /// <summary>True where the change makes everything stale that was parsed with the object: another type of a column.</summary>
    public virtual bool Disturbs(ObjectChange change) => false;

    /// <summary>
    /// True where an object that cannot be changed is made anew together with what it stands in: another type of an
    /// attribute needs another composite type.
    /// </summary>
    public virtual bool ReplacesOwner => false;

    /// <summary>True for a new member that cannot be added to the owner that is there.</summary>
    public virtual bool NeedsNewOwner(CatalogObject item, PlanScope scope) => false;

    /// <summary>
    /// For a type that functions need before it is made, since it needs them: the statement that announces it; null: none
    /// is needed.
    /// </summary>
    public virtual SqlStep? Shell(CatalogObject item, PlanScope scope) => null;

    /// <summary>
    /// For a type that is made anew beside the old one: the statement by which a column that holds rows of the old type gets
    /// the new one; null: there is none.
    /// </summary>
    public virtual SqlStep? Swap(CatalogObject column, PlanScope scope) => null;

    /// <summary>
    /// True where the old object keeps its place under another name until the new one is there, if it has to be made anew.
    /// </summary>
    public virtual bool IsSwapped(CatalogObject item, PlanScope scope) => false;

    /// <summary>The statements that make the object; null: none can.</summary>
    public virtual IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope) => null;

    /// <summary>What cannot be said in the statement that makes the object or its owner.</summary>
    public virtual IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope) => [];

    /// <summary>The statements that change the object, for the facets that they take; the rest makes it be made anew.</summary>
    public virtual IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope) => [];

    /// <summary>The statements that drop the object; null: none can.</summary>
    public virtual IReadOnlyList<SqlStep>? Drop(CatalogObject item, PlanScope scope) =>
        Reference(item) is { } reference ? [new SqlStep("DROP " + reference)] : null;
}
