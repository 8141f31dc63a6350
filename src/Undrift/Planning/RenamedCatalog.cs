namespace Undrift;

/// <summary>
/// The current catalog once something has its new name: ids, owners, templates and dependencies follow, those of what stands
/// in it, too. What facets say of names is the engine's to change.
/// </summary>
public static class RenamedCatalog
{
    /// <summary>The catalog with the new names.</summary>
    /// <param name="current">The catalog as it is.</param>
    /// <param name="renames">The renames, what stands in something after it.</param>
    public static Catalog Of(Catalog current, IReadOnlyList<Rename> renames)
    {
        if (renames.Count == 0)
            return current;
        var ids = new Dictionary<ObjectId, ObjectId>();
        foreach (var item in current.Objects)
            if (Moved(item, renames) is var moved && moved != item.Id)
                ids[item.Id] = moved;
        var catalog = current.With(
            current.Objects.Select(item =>
                item.With(
                    New(item.Id),
                    item.Owner is { } owner ? New(owner) : null,
                    item.Template is { } of ? New(of) : null
                )
            )
        );
        return current.Dependencies is null
            ? catalog
            : catalog.WithDependencies([
                .. current.Dependencies.Select(dependency =>
                    dependency with
                    {
                        From = New(dependency.From),
                        To = New(dependency.To),
                    }
                ),
            ]);

        ObjectId New(ObjectId id) => ids.GetValueOrDefault(id, id);
    }

    private static ObjectId Moved(CatalogObject item, IReadOnlyList<Rename> renames)
    {
        var id = item.Id;
        foreach (var rename in renames)
            if (item.Id == rename.From)
                id = id with { Name = rename.To.Name, Signature = rename.To.Signature };
            else if (StandsIn(item, rename.From))
                id = id with { Parent = rename.To.Name };
        return id;
    }

    // What belongs to a function of the same name names that as its owner.
    private static bool StandsIn(CatalogObject item, ObjectId container) =>
        container.Parent.Length == 0
        && item.Id.Schema == container.Schema
        && item.Id.Parent == container.Name
        && (item.Owner is not { } owner || owner == container || owner.Parent == container.Name);
}
