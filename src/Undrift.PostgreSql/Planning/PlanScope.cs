using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Planning;

/// <summary>What the kinds may know while they write their statements.</summary>
internal sealed class PlanScope(Catalog current, Catalog target, PlanOptions options)
{
    /// <summary>The schema as it is.</summary>
    public CatalogIndex Current { get; } = new(current);

    /// <summary>The schema as it shall be.</summary>
    public CatalogIndex Target { get; } = new(target);

    /// <summary>True where others shall be kept waiting as little as can be.</summary>
    public bool Online => options.Online;

    /// <summary>True where the statements become a migration.</summary>
    public bool InMigration => options.InMigration;

    /// <summary>True where the table that the object stands in holds rows while the plan runs, and the plan shall not block it.</summary>
    public bool IsOnline(CatalogObject item) => Online && !IsOwnerNew(item);

    /// <summary>What needs what now.</summary>
    public DependencyIndex CurrentNeeds { get; } = new(current);

    /// <summary>What shall need what.</summary>
    public DependencyIndex TargetNeeds { get; } = new(target);

    /// <summary>Major version of the server that runs the plan.</summary>
    public int ServerVersion { get; } = PostgreSql.ServerVersion.Major(current.Origin.ServerVersion) ?? 0;

    /// <summary>What is given to new objects without being asked, while the plan runs.</summary>
    public IReadOnlyList<CatalogObject> DefaultPrivileges { get; } =
    [.. current.Objects.Where(item => item.Id.Kind == Kinds.DefaultPrivilegeKind.Name)];

    /// <summary>What the plan makes, with what it makes anew.</summary>
    public HashSet<ObjectId> Created { get; } = [];

    /// <summary>What the plan drops, with what it makes anew.</summary>
    public HashSet<ObjectId> Destroyed { get; } = [];

    /// <summary>What would have to be made anew and cannot, since rows rest on it.</summary>
    public HashSet<ObjectId> Stuck { get; } = [];

    /// <summary>Defaults and checks that cannot be written in CREATE TABLE, since what they need needs the table.</summary>
    public HashSet<ObjectId> Deferred { get; } = [];

    /// <summary>Members that are dropped before what they stand in, which could not go otherwise: foreign keys.</summary>
    public HashSet<ObjectId> DroppedFirst { get; } = [];

    /// <summary>True where the table or type that the object stands in is made by the plan.</summary>
    public bool IsOwnerNew(CatalogObject item) => item.Owner is { } owner && Created.Contains(owner);
}
